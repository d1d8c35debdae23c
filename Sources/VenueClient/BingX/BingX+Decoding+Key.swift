import FoundationEssentials
import LeverDomain

/// What a key may do.
extension BingX {
  private struct Permissions: Decodable { let permissions: [ExactNumber] }

  private struct Restrictions: Decodable {
    let enableFutures: LooseText
    let enableReading: LooseText?
    let permitsUniversalTransfer: LooseText?
  }

  /// What the key may do, from the list of numbers or from the named flags; both come without the
  /// usual envelope, or with it.
  func keyReport(in answer: VenueAnswer) throws(VenueError) -> KeyReport {
    if let numbers = answer.decodeIfPossible(Permissions.self)?.permissions
      ?? (try? payload(Permissions.self, in: answer))?.permissions
    {
      let numbers = numbers.compactMap(\.integer)
      return KeyReport(
        mayChangeLeverage: numbers.contains(3), mayWithdraw: numbers.contains(5),
        permissions: numbers.map(permissionName))
    }
    guard
      let flags = answer.decodeIfPossible(Restrictions.self)
        ?? (try? payload(Restrictions.self, in: answer)),
      let mayTrade = flags.enableFutures.flag
    else { throw VenueError(.unreadable) }
    var names: [VenueText] = []
    if flags.enableReading.flag == true { names.append("read") }
    if mayTrade { names.append("perpetual futures trading") }
    if flags.permitsUniversalTransfer.flag == true { names.append("universal transfer") }
    return KeyReport(mayChangeLeverage: mayTrade, mayWithdraw: nil, permissions: names)
  }

  private func permissionName(_ number: Int64) -> VenueText {
    switch number {
    case 1: "spot trading"
    case 2: "read"
    case 3: "perpetual futures trading"
    case 4: "universal transfer"
    case 5: "withdraw"
    case 7: "sub-account transfer"
    default: VenueText(cleaning: "permission \(number)")
    }
  }
}
