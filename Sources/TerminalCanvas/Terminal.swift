/// A screen with a keyboard. One thread uses it, save ``wake()``.
public protocol Terminal: AnyObject {
  /// The present extent.
  var size: Size { get }

  /// What it can show.
  var abilities: TerminalAbilities { get }

  /// Uses another theme from the next ``show(_:)`` on.
  func use(_ theme: Theme)

  /// Shows a screen, sending only what differs from the one before.
  func show(_ canvas: Canvas)

  /// Takes nothing on the screen for granted: the next ``show(_:)`` sends everything.
  func forgetScreen()

  /// Waits until there is input, ``wake()`` is called or `timeout` has passed (nil: without end),
  /// then returns everything that has arrived.
  func waitForInput(timeout: Duration?) -> [InputEvent]

  /// Throws away input that has arrived and was not taken yet.
  func discardPendingInput()

  /// Hands a text to the clipboard of the user's machine, where the terminal does that. Nothing
  /// tells whether it did.
  func copy(_ text: String)

  /// Ends a wait of ``waitForInput(timeout:)``. Any thread may call it.
  func wake()

  /// Puts the terminal back as it was found. The object is of no further use.
  func close()
}

/// What a terminal can show.
public struct TerminalAbilities: Hashable, Sendable {
  /// How many colours.
  public enum Colours: String, Sendable, Hashable, CaseIterable {
    /// None: `NO_COLOR`, `TERM=vt100` and the like.
    case none
    /// The eight or sixteen named ones.
    case sixteen
    /// The 256-colour cube.
    case indexed
    /// Any red, green and blue.
    case direct
  }

  /// How many colours.
  public var colours: Colours
  /// Whether characters beyond ASCII can be shown.
  public var unicode: Bool
  /// Whether it reports the mouse.
  public var mouse: Bool
  /// Whether it knows how to take a text for the clipboard.
  public var clipboard: Bool

  /// What a terminal can show.
  public init(colours: Colours, unicode: Bool, mouse: Bool, clipboard: Bool = false) {
    self.colours = colours
    self.unicode = unicode
    self.mouse = mouse
    self.clipboard = clipboard
  }
}
