public import FoundationEssentials

/// Where claims on instruments are kept.
///
/// Who holds a claim that counts no longer is decided by whoever asks, see ``ClaimLife``; a store only
/// makes sure that no two take the same one. The intent in the chain is the fence: see
/// ``RecordBatch/claims``.
public protocol ClaimStore: Sendable {
  /// Every claim that is kept, with the store's time.
  func claims() async throws(StoreFailure) -> ClaimList

  /// Takes an instrument on which no claim is kept but `abandoned`, noting the store's time.
  ///
  /// - Parameters:
  ///   - token: tells the claim from every other.
  ///   - abandoned: a claim whose holder is known to have ended; nil for none.
  func take(
    _ instrument: InstrumentKey, by holder: ChangeAuthor, token: UInt64,
    inPlaceOf abandoned: InstrumentClaim?
  ) async throws(StoreFailure) -> ClaimReply

  /// Gives a claim back. Does nothing when it is held no longer.
  func release(_ claim: InstrumentClaim) async throws(StoreFailure)
}

/// The claims that are kept.
public struct ClaimList: Sendable {
  /// The claims.
  public let claims: [InstrumentClaim]
  /// The time, by the clock that they were noted by.
  public let now: Date

  /// Claims at a time.
  public init(claims: [InstrumentClaim], now: Date) {
    self.claims = claims
    self.now = now
  }
}

/// What a store answers to whoever asks for an instrument.
public struct ClaimReply: Sendable {
  /// Whether it was granted, or who holds it.
  public let answer: ClaimAnswer
  /// The time, by the clock that claims are noted by.
  public let now: Date

  /// An answer at a time.
  public init(_ answer: ClaimAnswer, now: Date) {
    self.answer = answer
    self.now = now
  }
}
