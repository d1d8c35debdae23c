/// A mistake in a TOML file: where it stands, and what was expected instead.
public struct TOMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// Not TOML; the parser's own words.
    case syntax(String)
    /// No such key here; perhaps this one was meant.
    case unknownKey(nearest: String?)
    /// A key that must be there is not.
    case missingKey(expected: String)
    /// The value is of another type.
    case wrongType(expected: String, found: String)
    /// The value has the right type and is still none of those allowed.
    case unexpectedValue(expected: String, found: String)
    /// The file is longer than any honest one.
    case tooLong(maximum: Int)
  }

  /// The file, as it was named.
  public let file: String
  /// The line, from 1; nil when the whole file is meant.
  public let line: Int?
  /// The column, from 1; nil when the whole line is meant.
  public let column: Int?
  /// The keys that lead to the mistake: `["accounts", "main", "venue"]`.
  public let keyPath: [String]
  /// What is wrong.
  public let problem: Problem

  /// A mistake in a file.
  public init(
    file: String, line: Int?, column: Int? = nil, keyPath: [String] = [], problem: Problem
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.keyPath = keyPath
    self.problem = problem
  }

  /// A whole sentence: the file, the line, the key, and what was expected.
  public var description: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    let key = keyPath.map(TOMLError.spell).joined(separator: ".")
    let sentence =
      switch problem {
      case .syntax(let text): "not valid TOML: \(text)"
      case .unknownKey(let nearest):
        "unknown key `\(key)`" + (nearest.map { "; did you mean `\($0)`?" } ?? "")
      case .missingKey(let expected): "`\(key)` is missing; expected \(expected)"
      case .wrongType(let expected, let found), .unexpectedValue(let expected, let found):
        "`\(key)`: expected \(expected), found \(found)"
      case .tooLong(let maximum): "longer than the \(maximum) bytes that are allowed"
      }
    return "\(place): \(TOMLError.printable(sentence))"
  }

  /// A key as it is written in TOML: quoted where it must be.
  private static func spell(_ key: String) -> String {
    let isBare = key.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isBare && !key.isEmpty ? key : "\"\(key)\""
  }

  /// `text` without control characters, whatever a file may hold.
  public static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
