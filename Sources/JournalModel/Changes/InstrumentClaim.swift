public import FoundationEssentials

/// The right to change one instrument, which one process holds at a time. It ends when it is given
/// back or when its process ends, however that happens.
public struct InstrumentClaim: Hashable, Sendable {
  /// The instrument.
  public let instrument: InstrumentKey
  /// Who holds it.
  public let holder: ChangeAuthor
  /// When it was taken, by the local clock.
  public let takenAt: Date
  /// Tells it from every other claim.
  public let token: UInt64

  /// A claim.
  public init(instrument: InstrumentKey, holder: ChangeAuthor, takenAt: Date, token: UInt64) {
    self.instrument = instrument
    self.holder = holder
    self.takenAt = takenAt
    self.token = token
  }
}

/// What became of asking for an instrument.
public enum ClaimAnswer: Hashable, Sendable {
  /// It is yours until you give it back.
  case granted(InstrumentClaim)
  /// Somebody is changing it.
  case held(InstrumentClaim)
}
