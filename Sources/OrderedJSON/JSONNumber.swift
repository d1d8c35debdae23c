/// A number as JSON spells it. Nothing is rounded: two spellings of one amount are two numbers.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
  /// The number, such as `-12.50e3`.
  public let description: String

  /// A whole number.
  public init(_ number: Int64) { description = String(number) }

  /// Nil for what is no number by RFC 8259.
  public init?(_ text: String) {
    guard JSONNumber.length(of: text.utf8) == text.utf8.count else { return nil }
    description = text
  }

  /// The number, where it is whole, is spelled with digits alone and fits into 64 bits.
  public var integer: Int64? { Int64(description) }

  /// How many bytes at the beginning of `bytes` spell a number; nil where none do.
  static func length(of bytes: some Collection<UInt8>) -> Int? {
    var rest = bytes[...]
    func digits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !startsWithZero else { return nil }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return nil }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits() > 0 else { return nil }
    }
    return bytes.count - rest.count
  }
}
