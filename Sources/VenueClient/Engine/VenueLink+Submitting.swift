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
  ///   - acceptance: what the venue's answer tells beside that it is done.
  func submit(
    _ request: VenueRequest?, of symbol: ContractSymbol, authority: ChangeAuthority?,
    alphabet: SymbolAlphabet, isNotModified: (VenueError) -> Bool = { _ in false },
    acceptance: (Data) throws(VenueError) -> ChangeAcceptance
  ) async -> ChangeAnswer {
    guard let authority else { return .failed(VenueError(.readOnly)) }
    guard alphabet.allows(symbol) else { return .failed(VenueError(.unknownSymbol)) }
    guard let request else { return .failed(VenueError(.leverageNotAllowed)) }
    do throws(VenueError) {
      let body = try await change(request, authority: authority)
      do throws(VenueError) {
        return .accepted(try acceptance(body))
      } catch {
        // Every success has this status.
        throw VenueError(error.kind, status: 200, message: error.message)
      }
    } catch {
      if error.consequence == .notApplied, isNotModified(error) { return .notModified(error) }
      // "Unknown symbol" stands for a request that never left; this one the venue has answered.
      let wasAnswered = error.kind == .unknownSymbol && error.status != nil
      return .failed(wasAnswered ? error.replacing(kind: .refused) : error)
    }
  }

  /// What is left of the given limits, the scarcest first.
  func budgets(_ rules: [RateRule]) async -> [Budget] {
    await limiter.budgets(rules, isUrgent: false).enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      let (share, otherShare) = (first.left * second.limit, second.left * first.limit)
      return (share, left.offset) < (otherShare, right.offset)
    }.map(\.element)
  }

  /// What is left of the limit that counts changes.
  func budget(_ rule: RateRule) async -> Budget {
    await limiter.budgets([rule], isUrgent: true).first
      ?? Budget(name: rule.name, limit: 0, left: 0, window: rule.window, wait: .zero)
  }
}
