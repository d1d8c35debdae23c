/// A table of a TOML document. Each reading of it either gives what was asked for or says, with
/// file and line, what was expected.
public struct TOMLTable: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    let key: String
    let value: TOMLValue
    let column: Int
  }

  /// The file's name, for errors.
  public let file: String
  /// The keys that lead here; an element of an array counts from 1.
  public let path: [String]
  /// The line on which the table begins; nil for the document itself.
  public let line: Int?
  let entries: [Entry]

  /// The keys, in the order of the file.
  public var keys: [String] { entries.map(\.key) }

  /// The value of a key; nil when there is none.
  public subscript(key: String) -> TOMLValue? { entries.first { $0.key == key }?.value }

  /// Refuses keys other than `known`, naming the nearest of them.
  public func checkKeys(_ known: [String]) throws(TOMLError) {
    for key in keys where !known.contains(key) {
      let nearest = SpellingDistance.nearest(to: key, among: known)
      throw TOMLError(
        file: file, line: self[key]?.line ?? line,
        problem: .unknownKey(nearest: nearest, known: known))
    }
  }

  /// An error about a key of this table, on the key's line if it is there. The key is shown: it must
  /// be one that this place knows, not one that the file brought.
  public func error(at key: String, _ problem: TOMLError.Problem) -> TOMLError {
    TOMLError(file: file, line: self[key]?.line ?? line, key: key, problem: problem)
  }

  /// An error about an entry under a name that the user chose, which is not shown.
  public func badEntry(_ name: String, expected: String) -> TOMLError {
    TOMLError(
      file: file, line: self[name]?.line ?? line, problem: .badEntry(expected: expected))
  }

  /// An error about a value of the right type that is still not allowed. `found` may say what it
  /// is, such as "nothing" or "both"; a static text cannot quote the file.
  public func unexpected(
    _ key: String, expected: String, found: StaticString? = nil
  ) -> TOMLError {
    error(at: key, .unexpectedValue(expected: expected, found: found?.description))
  }

  /// A value that must be there.
  private func required<Value>(
    _ key: String, expected: String, _ value: Value?
  ) throws(TOMLError) -> Value {
    guard let value else { throw error(at: key, .missingKey(expected: expected)) }
    return value
  }

  private func wrongType(_ key: String, expected: String, _ value: TOMLValue) -> TOMLError {
    TOMLError(
      file: file, line: value.line ?? self[key]?.line ?? line, key: key,
      problem: .wrongType(expected: expected, found: value.kind))
  }

  /// Text, or nil when the key is not there.
  public func optionalString(_ key: String) throws(TOMLError) -> String? {
    guard let value = self[key] else { return nil }
    guard case .string(let text) = value.content else {
      throw wrongType(key, expected: "a string", value)
    }
    return text
  }

  /// Text that must be there; `expected` says what it is when it is not: "the name of a venue".
  public func string(_ key: String, expected: String = "a string") throws(TOMLError) -> String {
    try required(key, expected: expected, try optionalString(key))
  }

  /// A boolean, or nil when the key is not there.
  public func optionalBoolean(_ key: String) throws(TOMLError) -> Bool? {
    guard let value = self[key] else { return nil }
    guard case .boolean(let boolean) = value.content else {
      throw wrongType(key, expected: "true or false", value)
    }
    return boolean
  }

  /// A whole number, or nil when the key is not there.
  public func optionalInteger(_ key: String) throws(TOMLError) -> Int64? {
    guard let value = self[key] else { return nil }
    guard case .integer(let number) = value.content else {
      throw wrongType(key, expected: "an integer", value)
    }
    return number
  }

  /// A number as exact decimal text, written as an integer, with a fraction, or as a string; nil
  /// when the key is not there. What the text says is for the caller to check.
  public func optionalDecimal(_ key: String) throws(TOMLError) -> String? {
    guard let value = self[key] else { return nil }
    switch value.content {
    case .integer(let number): return String(number)
    case .float(let text), .string(let text): return text
    default: throw wrongType(key, expected: "a number, or a string that holds one", value)
    }
  }

  /// Strings in order, or nil when the key is not there.
  public func optionalStrings(_ key: String) throws(TOMLError) -> [String]? {
    guard let value = self[key] else { return nil }
    guard case .array(let elements) = value.content else {
      throw wrongType(key, expected: "an array of strings", value)
    }
    var strings: [String] = []
    for element in elements {
      guard case .string(let text) = element.content else {
        throw wrongType(key, expected: "an array of strings", element)
      }
      strings.append(text)
    }
    return strings
  }

  /// A table, or nil when the key is not there.
  public func optionalTable(_ key: String) throws(TOMLError) -> TOMLTable? {
    guard let value = self[key] else { return nil }
    guard case .table(let table) = value.content else {
      throw wrongType(key, expected: "a table", value)
    }
    return table
  }

  /// The table under a name that the user chose.
  ///
  /// - Parameter expected: what stands there, for an error that does not show the name.
  public func entry(_ name: String, expected: String) throws(TOMLError) -> TOMLTable {
    guard case .table(let table)? = self[name]?.content else {
      throw badEntry(name, expected: expected)
    }
    return table
  }

  /// Tables in order, as `[[key]]` writes them; none when the key is not there.
  public func tables(_ key: String) throws(TOMLError) -> [TOMLTable] {
    guard let value = self[key] else { return [] }
    guard case .array(let elements) = value.content else {
      throw wrongType(key, expected: "tables, each under [[\(key)]]", value)
    }
    var tables: [TOMLTable] = []
    for element in elements {
      guard case .table(let table) = element.content else {
        throw wrongType(key, expected: "tables, each under [[\(key)]]", element)
      }
      tables.append(table)
    }
    return tables
  }
}
