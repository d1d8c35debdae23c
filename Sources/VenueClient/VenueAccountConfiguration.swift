public import Cryptography
public import LeverDomain

/// What is needed to talk to a venue for one account.
public struct VenueAccountConfiguration: Sendable {
  /// Which venue.
  public let venue: Venue
  /// Scheme, host and port, without a path: HTTPS, or plain HTTP to a loopback address.
  public let baseURL: String
  /// The account's key and secret.
  public let credential: Credential
  /// Whether the client must refuse to sign changes.
  public let isReadOnly: Bool
  /// The time allowed for one request.
  public let timeout: Duration
  /// How much of each rate limit may go to what nobody asked for.
  public let backgroundShare: RateShare

  /// An account of a venue. The venue's own address, 10 seconds and a quarter of each limit for
  /// what nobody asked for unless said otherwise.
  public init(
    venue: Venue, baseURL: String? = nil, credential: Credential, isReadOnly: Bool,
    timeout: Duration = .seconds(10), backgroundShare: RateShare = .background
  ) {
    self.venue = venue
    self.baseURL = baseURL ?? VenueClients.defaultBaseURL(venue)
    self.credential = credential
    self.isReadOnly = isReadOnly
    self.timeout = timeout
    self.backgroundShare = backgroundShare
  }
}
