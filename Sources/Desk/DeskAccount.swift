public import LeverDomain

/// A configured account, joined with the live connection to its venue.
public struct DeskAccount: Sendable {
  /// The name that the configuration gives it.
  public let name: AccountName
  /// The connection.
  public let connection: any LeverageVenue

  /// An account with its connection.
  public init(name: AccountName, connection: any LeverageVenue) {
    self.name = name
    self.connection = connection
  }

  /// Which venue it is on.
  public var venue: Venue { connection.venue }
  /// What holds on its venue.
  public var traits: VenueTraits { connection.traits }
  /// Whether it refuses to sign changes.
  public var isReadOnly: Bool { connection.isReadOnly }
}
