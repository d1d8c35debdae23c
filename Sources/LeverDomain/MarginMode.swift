/// How the margin of an instrument's positions is held.
public enum MarginMode: Hashable, Sendable {
  /// Each position has margin of its own, and can lose no more than that.
  case isolated
  /// All positions draw on what the account holds.
  case cross
  /// Another mode, by the venue's own word for it.
  case other(VenueText)
}
