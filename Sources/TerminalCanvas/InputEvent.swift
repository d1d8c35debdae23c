/// A key as it was pressed.
public struct Key: Hashable, Sendable {
  /// Which key.
  public enum Code: Hashable, Sendable {
    /// A character, as typed: `A` and `a` differ.
    case character(Unicode.Scalar)
    /// Return or keypad enter.
    case enter
    /// Escape alone.
    case escape
    /// Tab.
    case tab
    /// Shift and tab.
    case backTab
    /// Backspace.
    case backspace
    /// Delete.
    case delete
    /// Insert.
    case insert
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// A function key, from 1.
    case function(Int)
  }

  /// Which key.
  public var code: Code
  /// Whether Control was held; control characters arrive as their lower-case letter.
  public var control: Bool
  /// Whether Alt was held.
  public var alternate: Bool
  /// Whether Shift was held with a key that is not a character.
  public var shift: Bool

  /// A key press.
  public init(_ code: Code, control: Bool = false, alternate: Bool = false, shift: Bool = false) {
    self.code = code
    self.control = control
    self.alternate = alternate
    self.shift = shift
  }
}

/// What the mouse did.
public struct MouseEvent: Hashable, Sendable {
  /// The kind of action.
  public enum Action: Hashable, Sendable {
    /// The left button went down.
    case press
    /// The mouse moved with the left button down.
    case drag
    /// The left button came up.
    case release
    /// The wheel turned away from the user.
    case scrollUp
    /// The wheel turned towards the user.
    case scrollDown
  }

  /// The kind of action.
  public var action: Action
  /// Where.
  public var place: Point

  /// A mouse action at a place.
  public init(_ action: Action, at place: Point) {
    self.action = action
    self.place = place
  }
}

/// What a terminal reports.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse moved or clicked.
  case mouse(MouseEvent)
  /// Text was pasted. Never acts as keys.
  case paste(String)
  /// The screen has a new size.
  case resize(Size)
  /// The program is in the foreground again; everything must be drawn anew.
  case resumed
  /// The terminal's window gained or lost the keyboard.
  case focus(isGained: Bool)
  /// The user or the system asks the program to end (SIGTERM, SIGHUP, SIGINT).
  case terminate(signal: Int32)
}
