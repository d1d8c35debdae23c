/// Plain decimal text: digits with an optional sign, point and exponent.
enum DecimalText {
  /// The digits that a decimal holds, whichever they are.
  private static let maximumDigits = 38
  /// How far a decimal's last digit may stand from the point.
  private static let maximumExponent = 100

  /// Whether a text is a number that a decimal holds without rounding.
  static func isExact(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    func takeDigits() -> Substring.UTF8View {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits
    }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = takeDigits()
    guard !whole.isEmpty else { return false }
    var fraction = Substring("").utf8
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits()
      guard !fraction.isEmpty else { return false }
    }
    var exponent = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      let isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      let digits = takeDigits()
      guard !digits.isEmpty, let value = Int(Substring(digits)) else { return false }
      exponent = isNegative ? -value : value
    }
    guard rest.isEmpty else { return false }
    let isZero = { (byte: UInt8) in byte == UInt8(ascii: "0") }
    var significant = Array(whole) + fraction
    let trailing = significant.reversed().prefix(while: isZero).count
    significant.removeLast(trailing)
    let count = significant.count - significant.prefix(while: isZero).count
    guard count > 0 else { return true }
    let (last, isTooLarge) = exponent.addingReportingOverflow(trailing - fraction.count)
    return !isTooLarge && count <= maximumDigits
      && last.magnitude <= maximumExponent
  }
}
