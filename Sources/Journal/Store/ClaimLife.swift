import FoundationEssentials
import JournalModel
import LeverDomain

/// Whether a claim still holds. Pure: what the machine knows is passed in.
enum ClaimLife {
  /// A holder that cannot be looked at from here, on another machine or in another container, is
  /// taken to be alive for so long.
  static let lease: Duration = .seconds(600)

  /// - Parameters:
  ///   - claim: the claim.
  ///   - me: who asks.
  ///   - now: the local time.
  ///   - start: when a process that lives started; nil when it does not live or does not show.
  ///   - isInUse: whether a process number is in use at all.
  static func holds(
    _ claim: InstrumentClaim, seenBy me: ChangeAuthor, now: Date,
    start: (Int32) -> UInt64? = ThisProcess.startOfLivingProcess,
    isInUse: (Int32) -> Bool = ThisProcess.isInUse
  ) -> Bool {
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
    return abs(age) < Double(lease.components.seconds)
  }
}
