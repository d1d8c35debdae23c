extension Fault {
  /// What follows the name of a fault: `=VALUE`.
  public enum Value: Sendable, Equatable {
    /// Nothing follows.
    case absent
    /// A time; negative only for a clock that is behind.
    case time(milliseconds: Int64)
    /// A status of HTTP, 200 to 599.
    case status(Int)
    /// How often, at least once.
    case count(Int)
    /// A leverage, as plain decimal text.
    case leverage(String)
    /// Bytes that belong to no request.
    case stray(StrayAnswer)
  }

  /// The form of a ``Value``, as a text is read.
  public enum ValueForm: Sendable, Equatable {
    /// A time that passes: `250ms`, `2s`, `1m`; a bare number is milliseconds.
    case time
    /// A time that may be negative: `-90s`.
    case difference
    /// A status of HTTP that ends a request: `415`.
    case status
    /// A whole number from 1 to 1000.
    case count
    /// A leverage: `7x`.
    case leverage
    /// What lies in wait: see ``StrayAnswer``.
    case stray
  }
}

extension Fault.ValueForm {
  /// The value that `text` spells; nil when it spells none of this form.
  func value(of text: String) -> Fault.Value? {
    switch self {
    case .time: Self.milliseconds(text).flatMap { $0 >= 0 ? .time(milliseconds: $0) : nil }
    case .difference: Self.milliseconds(text).map { .time(milliseconds: $0) }
    case .status: Int(text).flatMap { (200...599).contains($0) ? .status($0) : nil }
    case .count: Int(text).flatMap { (1...1000).contains($0) ? .count($0) : nil }
    case .leverage: Self.leverage(text).map { .leverage($0) }
    case .stray: StrayAnswer(text).map { .stray($0) }
    }
  }

  /// What stands for a value of this form in a help page.
  var placeholder: String {
    switch self {
    case .time, .difference: "TIME"
    case .status: "STATUS"
    case .count: "COUNT"
    case .leverage: "LEVERAGE"
    case .stray: "ANSWER"
    }
  }

  /// The leverage that `7x` spells, as plain decimal text.
  static func leverage(_ text: String) -> String? {
    guard text.hasSuffix("x"), let amount = Amount(String(text.dropLast())), amount > .zero else {
      return nil
    }
    return amount.description
  }

  private static func milliseconds(_ text: String) -> Int64? {
    let units: [(suffix: String, factor: Int64)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("", 1)]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let number = Int64(text.dropLast(unit.suffix.count)), number.magnitude < 1_000_000_000
    else { return nil }
    return number * unit.factor
  }
}

extension Fault.Value {
  /// The text that spells the value; nil for none.
  var text: String? {
    switch self {
    case .absent: nil
    case .time(let milliseconds):
      milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    case .status(let status): String(status)
    case .count(let count): String(count)
    case .leverage(let leverage): leverage + "x"
    case .stray(let stray): stray.text
    }
  }
}
