/// Named texts in a fixed order, one a line: what a record's hash covers.
///
/// A line is the name, one space, the value and a line feed. In the value a backslash is written
/// `\\`, a line feed `\n`, and any other control character `\u{…}` with its number in hexadecimal,
/// which reading leaves as it stands. A value that is not known has no line.
struct CanonicalFields {
  private(set) var text = ""
  private var values: [Substring: Substring] = [:]

  /// No fields.
  init() {}

  /// Reads lines; nil when one of them is no field or a name comes twice.
  init?(lines: Substring) {
    text = String(lines)
    guard lines.utf8.last == UInt8(ascii: "\n") else { return nil }
    for line in lines.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      guard let space = line.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
      let value = line[line.utf8.index(after: space)...]
      guard values.updateValue(value, forKey: line[..<space]) == nil,
        !value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { return nil }
    }
  }

  /// Adds a field; nil adds none.
  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    text += name
    text += " "
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5C }) {
      text += value
    } else {
      text += Self.escaped(value)
    }
    text += "\n"
  }

  mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
    add(name, value?.description)
  }

  /// The value of a field, or nil.
  subscript(name: String) -> String? { values[name[...]].map(Self.unescaped) }

  private static func escaped(_ value: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case _ where scalar.properties.generalCategory == .control:
        escaped.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  private static func unescaped(_ value: Substring) -> String {
    guard value.utf8.contains(UInt8(ascii: "\\")) else { return String(value) }
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        switch scalar {
        case "n": plain.append("\n")
        case "\\": plain.append("\\")
        default: plain.append(contentsOf: ["\\", scalar])
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
