import FoundationEssentials

/// Whether somebody is there: the screen reads nothing unasked that nobody sees.
struct Presence: Equatable {
  /// Nobody is there once nothing has been touched for so many seconds.
  private static let patience = 600.0

  private var touchedAt: Date
  private var hasFocus = true

  /// Somebody has opened the screen.
  init(at now: Date) { touchedAt = now }

  /// Whether nobody has touched the screen for a while, or another window has the keyboard, as far
  /// as the terminal tells.
  func isResting(at now: Date) -> Bool {
    !hasFocus || now.timeIntervalSince(touchedAt) >= Self.patience
  }

  /// How many seconds until nobody counts as there; not above nothing where nobody does.
  func secondsUntilRest(at now: Date) -> Double {
    Self.patience - now.timeIntervalSince(touchedAt)
  }

  /// Notes that somebody is there. Answers whether nobody was.
  mutating func touch(at now: Date) -> Bool {
    let wasResting = isResting(at: now)
    touchedAt = now
    hasFocus = true
    return wasResting
  }

  /// Notes that another window has the keyboard.
  mutating func loseFocus() { hasFocus = false }
}
