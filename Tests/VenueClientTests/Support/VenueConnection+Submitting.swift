import FoundationEssentials
import LeverDomain

extension VenueConnection {
  /// What comes back for one step, however late it is signed.
  func submit(_ step: ChangeStep) async -> ChangeAnswer {
    await submit(step, signingBefore: .distantFuture).answer
  }
}
