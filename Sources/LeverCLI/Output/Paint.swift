import TerminalCanvas

/// Colours text by what it means, with the terminal's own sixteen colours; or leaves it as it is.
struct Paint: Sendable {
  /// Whether colour may be used.
  let isColoured: Bool

  /// The text, coloured where the role has a colour.
  func callAsFunction(_ text: String, _ role: Role) -> String {
    guard isColoured, !text.isEmpty, let code = Paint.code(of: role) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The terminal's code for a role; nil for ordinary text.
  private static func code(of role: Role) -> String? {
    switch role {
    case .positive: "32"
    case .warning: "33"
    case .danger: "31"
    case .unknown: "35"
    case .accent, .title: "1"
    case .muted: "2"
    default: nil
    }
  }
}
