extension JSONMember {
  private static let leverageNames: Set<String> = ["leverage", "longLeverage", "shortLeverage"]
  /// The digits of a number that no common decimal type holds exactly.
  private static let longLength = 39

  /// The leverage that this member gives as a number or as the text of one; nil for any other.
  private var leverage: Amount? {
    guard Self.leverageNames.contains(name) else { return nil }
    switch value {
    case .number(let text), .string(let text): return Amount(text)
    default: return nil
    }
  }

  /// This member with another leverage, in the same form: `other`, or one more where that is what it
  /// says already. Nil for a member that gives no leverage.
  func leverage(_ other: Amount) -> JSONMember? {
    leverage.map { spelled(($0 == other ? other + Amount(1) : other).description) }
  }

  /// This member with this leverage, in the same form; nil for a member that gives no leverage.
  func spelling(_ other: Amount) -> JSONMember? { leverage.map { _ in spelled(other.description) } }

  /// This member with a number of 39 digits, a little more than `near`; nil for a member that gives
  /// no leverage.
  func lengthened(near: Amount) -> JSONMember? {
    leverage.map { _ in
      let text = near.description
      let digits = text.contains(".") ? text : text + "."
      let zeros = Self.longLength - digits.filter { $0 != "." }.count - 1
      return spelled(digits + String(repeating: "0", count: max(0, zeros)) + "1")
    }
  }

  /// This member, or, where it names the symbol that was asked for, another symbol's name.
  func renamed(from asked: String) -> JSONMember {
    guard name == "symbol", let symbol = value.string,
      symbol.uppercased().filter({ $0 != "-" }) == asked.uppercased().filter({ $0 != "-" })
    else { return self }
    let other = symbol.hasPrefix("ETH") ? "BTC" : "ETH"
    return JSONMember(
      name: name, value: .string(other + (symbol.contains("-") ? "-USDT" : "USDT")))
  }

  private func spelled(_ text: String) -> JSONMember {
    if case .string = value { return JSONMember(name: name, value: .string(text)) }
    return JSONMember(name: name, value: .number(text))
  }
}
