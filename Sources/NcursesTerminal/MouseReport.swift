internal import TerminalCanvas

/// What a terminal says about its mouse, read from its own numbers.
enum MouseReport {
  /// The bits of the button number, as xterm's documentation of control sequences gives them.
  private static let motion = 32
  private static let wheel = 64

  /// An action from a report in the form of mode 1006: `button;column;row`, counted from 1, then
  /// `M` for down or `m` for up. Nil for what means nothing here: other buttons, a broken report.
  static func event(parameters: String, isRelease: Bool) -> MouseEvent? {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2]
    else { return nil }
    return event(button: button, column: column, row: row, isRelease: isRelease)
  }

  /// An action from its parts, counted from 1. Shift, Alt and Control do not matter.
  static func event(button: Int, column: Int, row: Int, isRelease: Bool) -> MouseEvent? {
    guard column >= 1, row >= 1 else { return nil }
    let place = Point(column: column - 1, row: row - 1)
    switch button & ~(4 | 8 | 16) {
    case wheel: return isRelease ? nil : MouseEvent(.scrollUp, at: place)
    case wheel + 1: return isRelease ? nil : MouseEvent(.scrollDown, at: place)
    case 0: return MouseEvent(isRelease ? .release : .press, at: place)
    case motion: return isRelease ? nil : MouseEvent(.drag, at: place)
    // The older form does not say which button came up.
    case 3: return MouseEvent(.release, at: place)
    default: return nil
    }
  }
}
