/// What is left of one of a venue's rate limits.
public struct Budget: Hashable, Sendable {
  /// The venue's endpoint or group that the limit counts.
  public let name: String
  /// How many requests the window allows.
  public let limit: Int
  /// How many are left now.
  public let left: Int
  /// The window over which the venue counts.
  public let window: Duration
  /// How long until the next request may be sent; zero when one may be sent now.
  public let wait: Duration

  /// What is left of one limit.
  public init(name: String, limit: Int, left: Int, window: Duration, wait: Duration) {
    self.name = name
    self.limit = limit
    self.left = left
    self.window = window
    self.wait = wait
  }
}

/// Who waits for whom when requests queue for a budget. Lower is served first.
public enum RequestPriority: Int, Comparable, CaseIterable, Sendable {
  /// A change, and the reading that proves it.
  case change = 0
  /// What the person looks at.
  case selected
  /// Rows on the screen.
  case visible
  /// Everything else.
  case background

  /// The more urgent priority first.
  public static func < (left: RequestPriority, right: RequestPriority) -> Bool {
    left.rawValue < right.rawValue
  }
}
