/// A leverage multiple, exact to eight decimal places; always above zero.
///
/// Kept as a whole number of hundred-millionths, so that steps, comparison and text are exact.
public struct Leverage: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// How many hundred-millionths make 1x.
  public static let unitsPerMultiple: Int64 = 100_000_000

  /// The largest multiple that can be held, far above what any venue offers.
  public static let largestMultiple: Int64 = 1_000_000

  /// The multiple in hundred-millionths: `12.34` is `1_234_000_000`.
  public let units: Int64

  /// Nil when `units` is not above zero or exceeds ``largestMultiple``.
  public init?(units: Int64) {
    guard units > 0, units <= Leverage.largestMultiple * Leverage.unitsPerMultiple else {
      return nil
    }
    self.units = units
  }

  /// Reads a plain decimal such as `20` or `12.34`, as a person types it and as venues send it.
  ///
  /// - Throws: ``LeverageSyntaxError`` for anything else: empty text, a sign, an exponent,
  ///   letters, zero, more than eight decimal places or a value above ``largestMultiple``.
  public init(_ text: some StringProtocol) throws(LeverageSyntaxError) {
    units = try Leverage.parseUnits(Array(text.utf8))
  }

  private static func parseUnits(_ bytes: [UInt8]) throws(LeverageSyntaxError) -> Int64 {
    guard !bytes.isEmpty else { throw .empty }
    var body = bytes[...]
    let isNegative = body.first == UInt8(ascii: "-")
    if isNegative { body.removeFirst() }
    let parts = body.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let whole = parts[0]
    let fraction = parts.count > 1 ? parts[1] : []
    let digits = whole + fraction
    guard parts.count <= 2, !digits.isEmpty, parts.count == 1 || !whole.isEmpty,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw .notDecimal }

    let significantFraction = fraction.reversed().drop { $0 == UInt8(ascii: "0") }.reversed()
    guard significantFraction.count <= 8 else { throw .tooPrecise }
    let padded =
      Array(significantFraction)
      + Array(
        repeating: UInt8(ascii: "0"), count: 8 - significantFraction.count)
    let significantWhole = whole.drop { $0 == UInt8(ascii: "0") }
    guard significantWhole.count <= 7 else { throw isNegative ? .notPositive : .tooLarge }
    var units: Int64 = 0
    for digit in significantWhole + padded {
      units = units * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    guard units > 0, !isNegative else { throw .notPositive }
    guard units <= largestMultiple * unitsPerMultiple else { throw .tooLarge }
    return units
  }

  /// The multiple as plain decimal text without trailing zeros: `12.34`, `20`.
  public var description: String {
    let whole = units / Leverage.unitsPerMultiple
    var fraction = units % Leverage.unitsPerMultiple
    guard fraction > 0 else { return String(whole) }
    var places = 8
    while fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    let digits = String(fraction)
    return "\(whole)." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// The multiple when it is a whole number, else nil.
  public var wholeMultiple: Int? {
    units % Leverage.unitsPerMultiple == 0 ? Int(units / Leverage.unitsPerMultiple) : nil
  }

  /// By value.
  public static func < (left: Leverage, right: Leverage) -> Bool { left.units < right.units }
}

/// Why a text is no leverage.
public enum LeverageSyntaxError: Error, Equatable, Sendable {
  /// Nothing was given.
  case empty
  /// Not a plain decimal number: a letter, an exponent, a stray sign or point.
  case notDecimal
  /// Zero or below.
  case notPositive
  /// More than eight decimal places.
  case tooPrecise
  /// Above ``Leverage/largestMultiple``.
  case tooLarge
}
