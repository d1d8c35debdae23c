/// Named texts in a fixed order, one a line: what a record's hash covers.
///
/// A line is the name, one space, the value and a line feed. In the value a backslash is written
/// `\\`, a line feed `\n`, and any other control character `\u{…}` with its number in hexadecimal,
/// which reading leaves as it stands. A value that is not known has no line.
struct CanonicalFields {
  /// The lines.
  private(set) var text = ""
  /// Where names and values stand in `bytes`, for fields that were read.
  private var places: [(name: Range<Int>, value: Range<Int>)] = []
  private var bytes: [UInt8] = []

  /// No fields.
  init() {}

  /// Reads lines; nil when one of them is no field, a name comes twice, or a control character
  /// stands in one.
  init?(lines: Substring) {
    bytes = Array(lines.utf8)
    var start = 0
    var space: Int?
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"):
        guard let end = space else { return nil }
        places.append((start..<end, end + 1..<index))
        start = index + 1
        space = nil
      case UInt8(ascii: " "): space = space ?? index
      case 0..<0x20, 0x7F: return nil
      // The second half of the control characters, as UTF-8 has them.
      case 0x80..<0xA0 where bytes[index - 1] == 0xC2: return nil
      default: break
      }
    }
    guard start == bytes.count, !places.isEmpty else { return nil }
    for (index, place) in places.enumerated() {
      for other in places[..<index] where other.name.count == place.name.count {
        if bytes[other.name] == bytes[place.name] { return nil }
      }
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

  /// The value of a field that was read, or nil.
  subscript(name: String) -> String? {
    let count = name.utf8.count
    for place in places where place.name.count == count {
      guard bytes[place.name].elementsEqual(name.utf8) else { continue }
      let value = bytes[place.value]
      return value.contains(UInt8(ascii: "\\"))
        ? Self.unescaped(String(decoding: value, as: UTF8.self))
        : String(decoding: value, as: UTF8.self)
    }
    return nil
  }

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

  private static func unescaped(_ value: String) -> String {
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
