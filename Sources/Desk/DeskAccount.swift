public import LeverDomain

/// A configured account, joined with the live connection to its venue.
public struct DeskAccount: Sendable {
  private enum Link: Sendable {
    case open(any VenueConnection)
    case closed(VenueRules)
  }

  /// The name that the configuration gives it.
  public let name: AccountName
  /// Which venue it is on.
  public let venue: Venue
  /// What holds on its venue.
  public let traits: VenueTraits
  /// Whether it refuses to sign changes.
  public let isReadOnly: Bool
  private let link: Link

  /// An account with its connection.
  public init(name: AccountName, connection: any VenueConnection) {
    self.init(name, connection.rules, .open(connection))
  }

  /// An account whose key has not been opened: it can be shown, and nothing can be asked or changed.
  public init(name: AccountName, rules: VenueRules) {
    self.init(name, rules, .closed(rules))
  }

  private init(_ name: AccountName, _ rules: VenueRules, _ link: Link) {
    self.name = name
    venue = rules.venue
    traits = rules.traits
    isReadOnly = rules.isReadOnly
    self.link = link
  }

  /// What is true of it on its venue without asking.
  public var rules: VenueRules {
    switch link {
    case .open(let connection): connection.rules
    case .closed(let rules): rules
    }
  }

  /// The connection.
  ///
  /// - Throws: ``VenueError`` of kind `cancelled` for an account whose key has not been opened.
  public var connection: any VenueConnection {
    get throws(VenueError) {
      guard case .open(let connection) = link else { throw VenueError(.cancelled) }
      return connection
    }
  }

  /// What is left of the venue's rate limits; nothing at all while the key has not been opened.
  public func rateLimitsLeft() async -> RateLimitsLeft {
    guard case .open(let connection) = link else {
      return RateLimitsLeft(
        all: [], changes: Budget(name: "", limit: 0, left: 0, window: .zero, wait: .zero))
    }
    return await connection.rateLimitsLeft()
  }
}
