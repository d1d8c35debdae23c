/// An exact decimal number with ten places, for prices, sizes and leverages.
///
/// What is read from text stays below 10^12, so that no product of two amounts overflows.
struct Amount: Sendable, Hashable, Comparable, CustomStringConvertible {
  private static let places = 10
  private static let one: Int128 = 10_000_000_000

  private let units: Int128

  private init(units: Int128) { self.units = units }

  /// A whole number.
  init(_ value: Int) { units = Int128(value) * Self.one }

  /// `value` / 10^`places`.
  init(_ value: Int, places: Int) {
    units = Int128(value) * Self.powerOfTen(Self.places - places)
  }

  /// Reads digits with at most one point and a leading minus: no exponent, no plus, no space. Nil
  /// for another text, more than 12 whole digits or more than ten places that are not zero.
  init?(_ text: String) {
    var digits = Array(text.utf8)[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    let halves = digits.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = halves.first, !whole.isEmpty, whole.count <= 12 else { return nil }
    var fraction = halves.count > 1 ? Array(halves[1]) : []
    guard halves.count == 1 || !fraction.isEmpty else { return nil }
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    guard fraction.count <= Self.places else { return nil }
    fraction.append(
      contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: Self.places - fraction.count))
    var value: Int128 = 0
    for byte in Array(whole) + fraction {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int128(byte - UInt8(ascii: "0"))
    }
    units = isNegative ? -value : value
  }

  /// The shortest text: `12.5`, `10`.
  var description: String {
    var text = self.text(places: Self.places)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Text with exactly `places` places; further ones are cut off.
  func text(places: Int) -> String {
    let magnitude = units.magnitude
    let sign = units < 0 ? "-" : ""
    let whole = sign + String(magnitude / UInt128(Self.one))
    guard places > 0 else { return whole }
    let fraction = String(magnitude % UInt128(Self.one))
    let padded = String(repeating: "0", count: Self.places - fraction.count) + fraction
    return whole + "." + padded.prefix(places)
  }

  /// This amount with at most `places` places, cut off.
  func truncated(places: Int) -> Amount {
    let unit = Self.powerOfTen(Self.places - places)
    return Amount(units: units / unit * unit)
  }

  /// Whether this is a whole multiple of `step`.
  func isMultiple(of step: Amount) -> Bool { step.units != 0 && units % step.units == 0 }

  /// This amount times a hundred, cut to a whole number.
  var hundredths: Int { Int(truncatingIfNeeded: units * 100 / Self.one) }

  /// The whole part.
  var whole: Int { Int(truncatingIfNeeded: units / Self.one) }

  static let zero = Amount(0)

  static func < (left: Amount, right: Amount) -> Bool { left.units < right.units }
  static func + (left: Amount, right: Amount) -> Amount { Amount(units: left.units + right.units) }
  static func - (left: Amount, right: Amount) -> Amount { Amount(units: left.units - right.units) }
  static func * (left: Amount, right: Amount) -> Amount {
    Amount(units: left.units * right.units / Self.one)
  }
  /// Zero when `right` is zero.
  static func / (left: Amount, right: Amount) -> Amount {
    right.units == 0 ? .zero : Amount(units: left.units * Self.one / right.units)
  }

  private static func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 }
  }
}
