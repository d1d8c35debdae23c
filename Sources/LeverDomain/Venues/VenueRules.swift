/// What is true of an account on its venue without asking anybody: a value that everybody may hold.
///
/// What asks and sends is a ``VenueConnection``.
public struct VenueRules: Hashable, Sendable {
  /// Which venue it is.
  public let venue: Venue
  /// What holds on the venue for every instrument.
  public let traits: VenueTraits
  /// Whether this account refuses to sign changes.
  public let isReadOnly: Bool
  /// Whether the account's key belongs to its secret, as far as that can be told without asking the
  /// venue; nil where it cannot.
  public let keyBelongsToSecret: Bool?
  private let requests: any LegPreviewing

  /// The rules of one account. `requests` writes the venue's requests out.
  public init(
    venue: Venue, traits: VenueTraits, isReadOnly: Bool, keyBelongsToSecret: Bool? = nil,
    requests: any LegPreviewing
  ) {
    self.venue = venue
    self.traits = traits
    self.isReadOnly = isReadOnly
    self.keyBelongsToSecret = keyBelongsToSecret
    self.requests = requests
  }

  /// The requests that make a change, in order.
  ///
  /// Where the venue sets each side by itself, long comes before short, and a side that was read to
  /// have the wanted value already is left out.
  public func legs(of change: Change) -> [ChangeStep] {
    let known = change.fromSource == .read ? change.from : nil
    let sides: [Set<PositionSide>] =
      traits.oneRequestPerSide && change.positionMode == .hedge
      ? PositionSide.allCases.filter { known?[$0] != change.to[$0] }.map { [$0] }
      : [[.long, .short]]
    return sides.map {
      ChangeStep(
        symbol: change.symbol, sides: $0, target: change.to, positionMode: change.positionMode)
    }
  }

  /// The request of one leg as it would be sent now, without its secrets.
  public func preview(of leg: ChangeStep) -> RequestPreview { requests.preview(of: leg) }

  /// Whether both say the same and write the same requests.
  public static func == (left: VenueRules, right: VenueRules) -> Bool {
    left.venue == right.venue && left.traits == right.traits && left.isReadOnly == right.isReadOnly
      && left.keyBelongsToSecret == right.keyBelongsToSecret
      && AnyHashable(left.requests) == AnyHashable(right.requests)
  }

  /// Feeds what equality compares to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(venue)
    hasher.combine(traits)
    hasher.combine(isReadOnly)
    hasher.combine(keyBelongsToSecret)
    hasher.combine(AnyHashable(requests))
  }
}

/// Writes a venue's requests out without sending them.
public protocol LegPreviewing: Hashable, Sendable {
  /// The request of one leg as it would be sent now, without its secrets.
  func preview(of leg: ChangeStep) -> RequestPreview
}
