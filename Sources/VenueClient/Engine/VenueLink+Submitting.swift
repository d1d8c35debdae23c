import FoundationEssentials
import LeverDomain
import RateLimiting

extension VenueLink {
  /// Sends one leg of a change, once, and says what came back.
  ///
  /// - Parameters:
  ///   - leg: what is sent.
  ///   - adapter: writes its request.
  ///   - deadline: the request is not signed after this moment of the local clock.
  func submit(
    _ leg: ChangeStep, by adapter: Adapter, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    func unsent(_ kind: VenueError.Kind) -> SubmittedRequest {
      SubmittedRequest(.failed(VenueError(kind)), expiresAt: nil)
    }
    guard let authority else { return unsent(.readOnly) }
    guard adapter.alphabet.allows(leg.symbol) else { return unsent(.unknownSymbol) }
    guard adapter.carries(leg) else { return unsent(.leverageNotAllowed) }
    let sent = await change(
      adapter.request(for: leg), authority: authority, signingBefore: deadline,
      lifetime: adapter.traits.requestLifetime)
    let answer: ChangeAnswer
    do throws(VenueError) {
      let told = try sent.answer.get()
      do throws(VenueError) {
        answer = .accepted(try adapter.acceptance(of: leg.symbol, in: told))
      } catch {
        // Every success has this status.
        throw VenueError(error.kind, status: 200, message: error.message)
      }
    } catch {
      if error.consequence == .notApplied, adapter.isNotModified(error) {
        answer = .notModified(error)
      } else {
        // "Unknown symbol" stands for a request that never left; this one the venue has answered.
        let wasAnswered = error.kind == .unknownSymbol && error.status != nil
        answer = .failed(wasAnswered ? error.replacing(kind: .refused) : error)
      }
    }
    return SubmittedRequest(answer, expiresAt: sent.expiresAt)
  }

  /// What is left of the venue's limits.
  func rateLimitsLeft() async -> RateLimitsLeft {
    let changes = adapter.changeLimit
    let all = await limiter.budgets(adapter.limits, isUrgent: false).enumerated().sorted {
      left, right in
      let (first, second) = (left.element, right.element)
      let (share, otherShare) = (first.left * second.limit, second.left * first.limit)
      return (share, left.offset) < (otherShare, right.offset)
    }.map(\.element)
    return RateLimitsLeft(
      all: all,
      changes: await limiter.budgets([changes], isUrgent: true).first
        ?? Budget(name: changes.name, limit: 0, left: 0, window: changes.window, wait: .zero))
  }
}
