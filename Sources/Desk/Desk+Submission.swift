public import JournalModel
public import LeverDomain

/// Why a change was not begun, or what became of it.
public enum Submission: Equatable, Sendable {
  /// A fresh reading, made just before sending, forbids it. Nothing was sent.
  case blocked(Proposal)
  /// What the journal tells forbids it. Nothing was sent.
  case withheld(Withholding)
  /// It was sent, or was not needed.
  case decided(ChangeReport)
}

extension Desk {
  /// Holds a wanted setting against everything known now.
  public func propose(
    _ wanted: LeverageSetting, on reading: InstrumentReading, in account: DeskAccount,
    accountReading: AccountReading
  ) async -> Proposal {
    Proposal(
      setting: wanted, on: reading, account: account, accountReading: accountReading,
      changeBudget: await account.rateLimitsLeft().changes, confirmAbove: confirmAbove)
  }

  /// Makes a change and proves it.
  ///
  /// Takes the instrument for itself, settles what is left unsettled of it, reads once more what
  /// may have moved since the review, and writes down what is about to be sent. Then it sends each
  /// request once, in order, stopping at the first that does not succeed, and reads the setting
  /// back. Never sends anything a second time.
  ///
  /// - Parameters:
  ///   - proposal: what the user agreed to.
  ///   - instrument: the instrument as the venue listed it.
  ///   - accountReading: what is known of the account.
  ///   - reason: why it is made.
  ///   - isDespiteUnsettled: whether to send although nobody knows what became of an earlier change
  ///     of the instrument.
  ///   - allowance: how long to wait for limits, readings and expiries altogether, and who is told of
  ///     it.
  public func submit(
    _ proposal: Proposal, on instrument: Instrument, in account: DeskAccount,
    accountReading: AccountReading, why reason: ChangeReason = .asked,
    isDespiteUnsettled: Bool = false,
    allowance: WaitAllowance = WaitAllowance(WaitAllowance.usual)
  ) async -> Submission {
    let attempt = ChangeAttempt(
      wanted: proposal.change.to, instrument: instrument, account: account,
      accountReading: accountReading, reason: reason, allowance: allowance)
    return await WaitAllowance.$current.withValue(allowance) {
      await submit(attempt, isDespiteUnsettled: isDespiteUnsettled)
    }
  }

  private func submit(_ attempt: ChangeAttempt, isDespiteUnsettled: Bool) async -> Submission {
    do throws(Withholding) {
      switch journal {
      case .unavailable(let error): throw .notJournalled(error)
      case .notKept: return try await make(attempt, book: nil, overtaking: [])
      case .open(let journal, let author):
        return try await submit(
          attempt, journal, author, isDespiteUnsettled: isDespiteUnsettled)
      }
    } catch {
      return .withheld(error)
    }
  }

  /// Makes a change while holding its instrument.
  private func submit(
    _ attempt: ChangeAttempt, _ journal: any ChangeJournal, _ author: ChangeAuthor,
    isDespiteUnsettled: Bool
  ) async throws(Withholding) -> Submission {
    let claim = try await claim(attempt.key, journal, author)
    let result: Result<Submission, Withholding>
    do throws(Withholding) {
      let left = try await unsettled(after: attempt, journal, author)
      guard left.isEmpty || isDespiteUnsettled else { throw .unsettled(left) }
      var attempt = attempt
      attempt.reason = attempt.reason.insisting(on: attempt.wanted, despite: left)
      let book = ChangeBook(
        journal: journal, author: author, identifier: ChangeIdentifier(),
        clock: attempt.accountReading.clock.value, timing: timing)
      result = .success(try await make(attempt, book: book, overtaking: left))
    } catch {
      result = .failure(error)
    }
    // One that cannot be given back ends with this process.
    try? await journal.release(claim)
    return try result.get()
  }

  private func claim(
    _ key: InstrumentKey, _ journal: any ChangeJournal, _ author: ChangeAuthor
  ) async throws(Withholding) -> InstrumentClaim {
    let answer: ClaimAnswer
    do throws(JournalError) {
      answer = try await journal.claim(key, by: author)
    } catch {
      throw .notJournalled(error)
    }
    switch answer {
    case .granted(let claim): return claim
    case .held(let claim): throw .claimed(claim)
    }
  }

  /// What is still unsettled of an instrument after reading, newest first. Throws where a request of
  /// it may still arrive.
  private func unsettled(
    after attempt: ChangeAttempt, _ journal: any ChangeJournal, _ author: ChangeAuthor
  ) async throws(Withholding) -> [JournalledChange] {
    let known: [JournalledChange]
    do throws(JournalError) {
      known = try await journal.unsettled(
        account: attempt.key.account, symbol: attempt.key.symbol
      ).changes.filter { $0.intent.instrument == attempt.key }
    } catch {
      throw .notJournalled(error)
    }
    var left: [JournalledChange] = []
    var mayArrive: [JournalledChange] = []
    for change in known {
      var readAt = timing.now()
      var settlement = await settle(change, in: attempt.account, journal, author)
      // Where the last moment at which it could arrive passed meanwhile, another reading is
      // conclusive.
      let endedAt = timing.now()
      if case .unknown(let unknown, _) = settlement, let expiry = unknown.expiresAt,
        readAt < expiry, expiry <= endedAt
      {
        readAt = endedAt
        settlement = await settle(unknown, in: attempt.account, journal, author)
      }
      switch settlement {
      case .concluded: continue
      case .unknown(let change, _), .underWay(let change, _):
        left.append(change)
        if let expiry = change.expiresAt, readAt < expiry { mayArrive.append(change) }
      case .notJournalled(_, let error): throw .notJournalled(error)
      }
    }
    if let until = mayArrive.compactMap(\.expiresAt).max() {
      throw .mayStillArrive(mayArrive, until: until)
    }
    return left
  }
}
