import FoundationEssentials
import LeverDomain

/// A flat JSON object with its members in a chosen order and no spaces, so that the same bytes can
/// be signed, sent and shown.
enum JSONBody {
  /// A member's value.
  enum Value: Sendable, Hashable {
    case text(String)
    case integer(Int64)
    /// A decimal as its own plain text.
    case number(Leverage)
  }

  /// The object's bytes.
  static func encode(_ members: KeyValuePairs<String, Value>) -> Data {
    encode(members.map { ($0.key, $0.value) })
  }

  /// The object's bytes.
  static func encode(_ members: [(String, Value)]) -> Data {
    let parts = members.map { key, value in
      switch value {
      case .text(let text): quoted(key) + ":" + quoted(text)
      case .integer(let number): quoted(key) + ":" + String(number)
      case .number(let leverage): quoted(key) + ":" + leverage.description
      }
    }
    return Data(("{" + parts.joined(separator: ",") + "}").utf8)
  }

  private static func quoted(_ text: String) -> String {
    var escaped = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        escaped.unicodeScalars.append("\\")
        escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default:
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + "\""
  }
}
