import FoundationEssentials

/// A JSON document that somebody else may have written.
enum ParsedJSON: Decodable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// A number that is not whole, which no document of lever's holds.
  case number
  case string(String)
  case array([ParsedJSON])
  case object([String: ParsedJSON])

  /// Reads a document; nil where it is none, or where one of its objects has a key twice, which
  /// every reader would understand in its own way.
  static func read(_ bytes: [UInt8]) -> ParsedJSON? {
    guard let parsed = try? JSONDecoder().decode(ParsedJSON.self, from: Data(bytes)),
      parsed.memberCount == colons(outsideStrings: bytes)
    else { return nil }
    return parsed
  }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      var members: [String: ParsedJSON] = [:]
      for key in object.allKeys {
        members[key.stringValue] = try object.decode(ParsedJSON.self, forKey: key)
      }
      self = .object(members)
      return
    }
    if var array = try? decoder.unkeyedContainer() {
      var items: [ParsedJSON] = []
      while !array.isAtEnd { items.append(try array.decode(ParsedJSON.self)) }
      self = .array(items)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .boolean(flag)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let number = try? value.decode(Int64.self) {
      self = .integer(number)
    } else {
      self = .number
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private var memberCount: Int {
    switch self {
    case .null, .boolean, .integer, .number, .string: 0
    case .array(let items): items.reduce(0) { $0 + $1.memberCount }
    case .object(let members): members.values.reduce(members.count) { $0 + $1.memberCount }
    }
  }

  /// Outside strings a colon stands after each key and nowhere else.
  private static func colons(outsideStrings bytes: [UInt8]) -> Int {
    var count = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      } else if isInString {
        isEscaped = byte == UInt8(ascii: "\\")
      } else if byte == UInt8(ascii: ":") {
        count += 1
      }
    }
    return count
  }

  // MARK: Parts

  /// The member of a key; nil where there is none, or where this is no object.
  subscript(key: String) -> ParsedJSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text, where this is text.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The whole number, where this is one.
  var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

  /// The items, where this is an array.
  var items: [ParsedJSON]? { if case .array(let items) = self { items } else { nil } }
}

extension ParsedJSON {
  /// The places where this is not what was expected, each with what is wrong there.
  func differences(from expected: JSONValue, at place: String) -> [ProofFinding] {
    switch (expected, self) {
    case (.null, .null): return []
    case (.boolean(let wanted), .boolean(let found)) where wanted == found: return []
    case (.integer(let wanted), .integer(let found)) where wanted == found: return []
    // Not by what a person would see: by the bytes.
    case (.string(let wanted), .string(let found)) where wanted.utf8.elementsEqual(found.utf8):
      return []
    case (.array(let wanted), .array(let found)):
      var findings = zip(wanted, found).enumerated().flatMap { index, pair in
        pair.1.differences(from: pair.0, at: "\(place)[\(index)]")
      }
      if wanted.count != found.count {
        findings.append(
          ProofFinding(place, "holds \(found.count) items instead of \(wanted.count)"))
      }
      return findings
    case (.object(let wanted), .object(let found)):
      var findings = wanted.flatMap { member in
        found[member.key]?.differences(from: member.value, at: "\(place).\(member.key)")
          ?? [ProofFinding("\(place).\(member.key)", "is missing")]
      }
      let known = Set(wanted.map(\.key))
      for key in found.keys.sorted() where !known.contains(key) {
        findings.append(
          ProofFinding(place, "has a member \(Quoted(key)) that does not belong there"))
      }
      return findings
    default:
      return [
        ProofFinding(place, "is \(shown), and by the records it is \(Self.shown(expected))")
      ]
    }
  }

  /// What stands in the document, fit to be shown.
  private var shown: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): String(flag)
    case .integer(let number): String(number)
    case .number: "a fraction"
    case .string(let text): Quoted(text).description
    case .array: "a list"
    case .object: "an object"
    }
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): String(flag)
    case .integer(let number): String(number)
    case .string(let text): Quoted(text).description
    case .array: "a list"
    case .object: "an object"
    }
  }
}
