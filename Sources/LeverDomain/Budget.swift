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
  /// How much of the window every lever of this machine has used together.
  public let usedHere: Int
  /// How much of that nobody asked for.
  public let usedInBackground: Int
  /// How much of the window may go to what nobody asked for; 0 where the account leaves nothing.
  public let backgroundLimit: Int
  /// Why the requests of other processes are not counted at the moment, so that this one takes a
  /// small share of the limit alone; nil while all of them count together.
  public let unshared: StorageFailure?

  /// What is left of one limit; nothing of it used here, and all of it shared, unless given.
  public init(
    name: String, limit: Int, left: Int, window: Duration, wait: Duration, usedHere: Int = 0,
    usedInBackground: Int = 0, backgroundLimit: Int? = nil, unshared: StorageFailure? = nil
  ) {
    self.name = name
    self.limit = limit
    self.left = left
    self.window = window
    self.wait = wait
    self.usedHere = usedHere
    self.usedInBackground = usedInBackground
    self.backgroundLimit = backgroundLimit ?? RateShare.background.units(of: limit)
    self.unshared = unshared
  }
}

/// Who waits for whom when requests queue for a budget. Lower is served first.
public enum RequestPriority: Int, Comparable, CaseIterable, Sendable {
  /// A change, and the reading that proves it.
  case change = 0
  /// What the user asked for or has selected.
  case selected
  /// What the user has selected, read anew only because it is old: nobody asked for it.
  case refresh
  /// Rows on the screen that nobody asked for.
  case visible
  /// Everything else that nobody asked for.
  case background

  /// Whether the user asked for it. What nobody asked for takes a share of each limit, and no more.
  public var isAsked: Bool { self <= .selected }

  /// The more urgent priority first.
  public static func < (left: RequestPriority, right: RequestPriority) -> Bool {
    left.rawValue < right.rawValue
  }
}
