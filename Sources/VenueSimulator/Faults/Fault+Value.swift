extension Fault {
  /// What follows the name of a fault: `=VALUE`.
  public enum Value: Sendable, Equatable {
    /// Nothing follows.
    case absent
    /// A time; negative only for a clock that is behind.
    case time(milliseconds: Int64)
  }

  /// The form of a ``Value``, as a text is read.
  public enum ValueForm: Sendable, Equatable {
    /// A time that passes: `250ms`, `2s`, `1m`; a bare number is milliseconds.
    case time
    /// A time that may be negative: `-90s`.
    case difference
  }
}

extension Fault.ValueForm {
  /// The value that `text` spells; nil when it spells none of this form.
  func value(of text: String) -> Fault.Value? {
    switch self {
    case .time: Self.milliseconds(text).flatMap { $0 >= 0 ? .time(milliseconds: $0) : nil }
    case .difference: Self.milliseconds(text).map { .time(milliseconds: $0) }
    }
  }

  /// What stands for a value of this form in a help page.
  var placeholder: String {
    switch self {
    case .time, .difference: "TIME"
    }
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
    }
  }
}
