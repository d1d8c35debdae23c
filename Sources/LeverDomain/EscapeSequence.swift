/// Follows ECMA-48 escape sequences through a run of text so that they vanish whole, their
/// printable parameters included.
struct EscapeSequence {
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
