import TerminalCanvas

extension InputEvent {
  /// Whether a person made it, on purpose or ahead of time.
  var isFromPerson: Bool {
    switch self {
    case .key, .mouse, .paste: true
    case .resize, .resumed, .focus, .terminate: false
    }
  }
}
