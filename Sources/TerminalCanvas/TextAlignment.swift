/// Where text stands within the room it has.
public enum TextAlignment: Hashable, Sendable {
  /// At the left.
  case left
  /// In the middle.
  case centre
  /// At the right.
  case right
}
