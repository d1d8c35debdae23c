public import FoundationEssentials

/// Whether a claim still holds. Pure: what the machine knows of its processes is passed in.
public struct ClaimLife: Sendable {
  /// A holder that cannot be looked at from here, on another machine or in another container, is
  /// taken to be alive for so long.
  public static let lease: Duration = .seconds(600)

  private let start: @Sendable (Int32) -> UInt64?
  private let isInUse: @Sendable (Int32) -> Bool

  /// - Parameters:
  ///   - start: when a process of this machine that lives started; nil when it does not live or does
  ///     not show.
  ///   - isInUse: whether a process number is in use at all.
  public init(
    start: @escaping @Sendable (Int32) -> UInt64?, isInUse: @escaping @Sendable (Int32) -> Bool
  ) {
    self.start = start
    self.isInUse = isInUse
  }

  /// Whether a claim still holds.
  ///
  /// - Parameters:
  ///   - claim: the claim.
  ///   - me: who asks.
  ///   - now: the time, by the clock that the claim was noted by.
  public func holds(_ claim: InstrumentClaim, seenBy me: ChangeAuthor, now: Date) -> Bool {
    let process = claim.holder.process
    if claim.holder.host == me.host {
      if process.realm == me.process.realm {
        if let known = process.startedAt, let start = start(process.identifier) {
          return start == known
        }
        return isInUse(process.identifier)
      }
      let boots = [process.realm, me.process.realm].map { $0.split(separator: " ").first }
      // The machine has been started again since.
      if boots[0] != boots[1] { return false }
    }
    let age = now.timeIntervalSince(claim.takenAt)
    return abs(age) < Double(Self.lease.components.seconds)
  }
}
