/// A strict reader of JSON (RFC 8259): UTF-8 only, no key twice in an object, no comment, no comma
/// too many, no number with a leading zero, no half of a surrogate pair, and nothing behind the value.
public struct JSONParser {
  /// How many arrays and objects may stand in each other, so that no text can exhaust the stack.
  public static let maximumDepth = 512

  private let bytes: [UInt8]
  private var place = 0

  /// Reads a document.
  ///
  /// - Throws: ``JSONSyntaxError`` with the first thing that is wrong.
  public static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONSyntaxError(reason: .notUnicode, offset: 0)
    }
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.place == bytes.count else { throw parser.unexpected }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var unexpected: JSONSyntaxError { JSONSyntaxError(reason: .unexpected, offset: place) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { place += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "["), depth == Self.maximumDepth {
      throw JSONSyntaxError(reason: .tooDeep, offset: place)
    }
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(
    _ word: String, _ value: JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw unexpected }
    place += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let rest = bytes[place...]
    guard let length = JSONNumber.length(of: rest),
      let number = JSONNumber(String(decoding: rest.prefix(length), as: UTF8.self))
    else { throw unexpected }
    place += length
    return number
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
    place += 1
    skipSpace()
    if skip("]") { return [] }
    var items: [JSONValue] = []
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if skip("]") { return items }
      guard skip(",") else { throw unexpected }
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> [JSONValue.Member] {
    place += 1
    skipSpace()
    if skip("}") { return [] }
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    while true {
      skipSpace()
      let start = place
      guard next == UInt8(ascii: "\"") else { throw unexpected }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw JSONSyntaxError(reason: .repeatedKey(key), offset: start)
      }
      skipSpace()
      guard skip(":") else { throw unexpected }
      members.append(.init(key, try value(depth: depth + 1)))
      skipSpace()
      if skip("}") { return members }
      guard skip(",") else { throw unexpected }
    }
  }

  // MARK: Text

  private mutating func string() throws(JSONSyntaxError) -> String {
    place += 1
    var text: [UInt8] = []
    while true {
      let start = place
      while let next, next >= 0x20, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") {
        place += 1
      }
      text += bytes[start..<place]
      if skip("\"") { return String(decoding: text, as: UTF8.self) }
      guard skip("\\") else { throw unexpected }
      text += String(try escaped()).utf8
    }
  }

  /// The character that an escape stands for, behind its backslash.
  private mutating func escaped() throws(JSONSyntaxError) -> Character {
    guard let letter = next else { throw unexpected }
    let plain: [UInt8: Character] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let character = plain[letter] {
      place += 1
      return character
    }
    guard skip("u") else { throw unexpected }
    let unit = try unit()
    if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
    // Half of a pair: the other half must follow.
    guard UTF16.isLeadSurrogate(unit), skip("\\"), skip("u") else { throw unexpected }
    let other = try self.unit()
    guard UTF16.isTrailSurrogate(other),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(other & 0x3FF))
    else { throw unexpected }
    return Character(scalar)
  }

  private mutating func unit() throws(JSONSyntaxError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw unexpected
      }
      unit = unit << 4 | UInt16(digit)
      place += 1
    }
    return unit
  }
}
