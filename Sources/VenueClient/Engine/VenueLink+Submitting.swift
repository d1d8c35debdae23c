import FoundationEssentials
import LeverDomain

extension VenueLink {
  /// Sends one request of a change, once, and says what came back.
  ///
  /// - Parameters:
  ///   - request: what is sent; nil when the venue's form cannot carry the wanted value.
  ///   - symbol: the instrument.
  ///   - authority: the right to sign it; nil for a read-only account.
  ///   - alphabet: what the venue's symbols are made of.
  ///   - isNotModified: whether a refusal says that this already was the setting.
  ///   - deadline: the request is not signed after this moment of the local clock.
  ///   - lifetime: how long after signing the venue may take it; nil for ever.
  ///   - acceptance: what the venue's answer tells beside that it is done.
  func submit(
    _ request: VenueRequest?, of symbol: ContractSymbol, authority: ChangeAuthority?,
    alphabet: SymbolAlphabet, signingBefore deadline: Date, lifetime: Duration?,
    isNotModified: (VenueError) -> Bool = { _ in false },
    acceptance: (Data) throws(VenueError) -> ChangeAcceptance
  ) async -> SubmittedRequest {
    func unsent(_ kind: VenueError.Kind) -> SubmittedRequest {
      SubmittedRequest(.failed(VenueError(kind)), expiresAt: nil)
    }
    guard let authority else { return unsent(.readOnly) }
    guard alphabet.allows(symbol) else { return unsent(.unknownSymbol) }
    guard let request else { return unsent(.leverageNotAllowed) }
    let sent = await change(
      request, authority: authority, signingBefore: deadline, lifetime: lifetime)
    let answer: ChangeAnswer
    do throws(VenueError) {
      let body = try sent.body.get()
      do throws(VenueError) {
        answer = .accepted(try acceptance(body))
      } catch {
        // Every success has this status.
        throw VenueError(error.kind, status: 200, message: error.message)
      }
    } catch {
      if error.consequence == .notApplied, isNotModified(error) {
        answer = .notModified(error)
      } else {
        // "Unknown symbol" stands for a request that never left; this one the venue has answered.
        let wasAnswered = error.kind == .unknownSymbol && error.status != nil
        answer = .failed(wasAnswered ? error.replacing(kind: .refused) : error)
      }
    }
    return SubmittedRequest(answer, expiresAt: sent.expiresAt)
  }

  /// What is left of the given limits, and of the one that counts changes.
  func rateLimitsLeft(_ rules: [RateRule], changes: RateRule) async -> RateLimitsLeft {
    let all = await limiter.budgets(rules, isUrgent: false).enumerated().sorted { left, right in
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
