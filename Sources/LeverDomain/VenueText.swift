/// Text that came from a venue, cleaned once where it entered: no control characters, escape
/// sequences, bidirectional or invisible characters, no lone line breaks, bounded length.
public struct VenueText: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// How many characters are kept; a cut is marked with an ellipsis.
  public static let maximumLength = 300

  /// The cleaned text.
  public let text: String

  /// Cleans `raw`. Escape sequences are taken out whole, runs of white space become one space.
  public init(cleaning raw: some StringProtocol) {
    text = VenueText.isClean(raw.utf8) ? String(raw) : VenueText.clean(raw.unicodeScalars)
  }

  /// Whether cleaning would change nothing, told at a glance: printable ASCII, no space at an end or
  /// beside another. Most texts are like that, and lists hold thousands.
  private static func isClean(_ bytes: some Sequence<UInt8>) -> Bool {
    var count = 0
    var last = UInt8(ascii: " ")
    for byte in bytes {
      count += 1
      guard count <= maximumLength, (0x20..<0x7F).contains(byte), byte != 0x20 || last != 0x20
      else { return false }
      last = byte
    }
    return count == 0 || last != UInt8(ascii: " ")
  }

  /// Text that the program itself wrote.
  public init(stringLiteral value: StaticString) {
    text = VenueText.clean(value.description.unicodeScalars)
  }

  /// The text.
  public var description: String { text }

  /// Whether nothing is left.
  public var isEmpty: Bool { text.isEmpty }

  private static func clean(_ scalars: some Collection<Unicode.Scalar>) -> String {
    var kept = String.UnicodeScalarView()
    var count = 0
    var pendingSpace = false
    var escape = EscapeSequence()
    for scalar in scalars {
      if escape.consumes(scalar) { continue }
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        pendingSpace = pendingSpace || (count > 0 && scalar.properties.isWhitespace)
        continue
      }
      guard isVisible(scalar) else { continue }
      guard count + (pendingSpace ? 1 : 0) < maximumLength else {
        kept.append("…")
        break
      }
      if pendingSpace {
        kept.append(" ")
        count += 1
        pendingSpace = false
      }
      kept.append(scalar)
      count += 1
    }
    return String(kept)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default:
      !scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}

/// Follows ECMA-48 escape sequences through a run of text so that they vanish whole, their
/// printable parameters included.
private struct EscapeSequence {
  private enum State { case outside, afterEscape, control, string, stringEscape }
  private var state = State.outside
  private var length = 0
  /// An unterminated string sequence swallows no more than this.
  private let maximumStringLength = 256

  mutating func consumes(_ scalar: Unicode.Scalar) -> Bool {
    length += 1
    switch state {
    case .outside:
      return begins(with: scalar)
    case .afterEscape:
      switch scalar {
      case "[": state = .control
      case "]", "P", "X", "^", "_": enterString()
      case "\u{20}"..."\u{2F}": break
      case "\u{30}"..."\u{7E}": state = .outside
      default:
        state = .outside
        return begins(with: scalar)
      }
      return true
    case .control:
      switch scalar {
      case "\u{20}"..."\u{3F}": return true
      case "\u{40}"..."\u{7E}":
        state = .outside
        return true
      default:
        state = .outside
        return begins(with: scalar)
      }
    case .string:
      if scalar == "\u{07}" || scalar == "\u{9C}" || length > maximumStringLength {
        state = .outside
      } else if scalar == "\u{1B}" {
        state = .stringEscape
      }
      return true
    case .stringEscape:
      state = scalar == "\\" ? .outside : .string
      return true
    }
  }

  private mutating func begins(with scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{1B}": state = .afterEscape
    case "\u{9B}": state = .control
    case "\u{90}", "\u{98}", "\u{9D}", "\u{9E}", "\u{9F}": enterString()
    default: return false
    }
    return true
  }

  private mutating func enterString() {
    state = .string
    length = 0
  }
}
