import FoundationEssentials
public import JournalModel
public import LeverDomain

/// What became of trying to settle a change of which nobody knew what had become of it.
public enum Settlement: Equatable, Sendable {
  /// It was decided; the change carries its conclusion.
  case concluded(JournalledChange)
  /// Still nobody knows; the reading tells why.
  case unknown(JournalledChange, ReadBack)
  /// Somebody is at it now.
  case underWay(JournalledChange, InstrumentClaim)
  /// What was found could not be written down.
  case notJournalled(JournalledChange, JournalError)
}

extension Desk {
  /// The changes of an account of which nobody knows what became of them, newest first.
  public func unsettled(of account: DeskAccount) async throws(JournalError) -> [JournalledChange] {
    let (journal, _) = try openJournal()
    return try await journal.unsettled(account: account.name).changes
      .filter { $0.intent.venue == account.venue }
  }

  /// Settles the unsettled changes of an account by reading, oldest first. Sends nothing. Asks the
  /// venue nothing where there are none.
  public func settle(_ account: DeskAccount) async throws(JournalError) -> [Settlement] {
    let (journal, author) = try openJournal()
    var settlements: [Settlement] = []
    for change in try await unsettled(of: account).reversed() {
      switch try await journal.claim(change.intent.instrument, by: author) {
      case .held(let claim): settlements.append(.underWay(change, claim))
      case .granted(let claim):
        // Whoever held the instrument until now may have concluded it meanwhile.
        if let current = try await journal.change(change.identifier), current.isUnsettled {
          settlements.append(await settle(current, in: account, journal, author))
        }
        try await journal.release(claim)
      }
    }
    return settlements
  }

  /// Settles one change, of whose instrument the caller holds the claim.
  func settle(
    _ change: JournalledChange, in account: DeskAccount, _ journal: any ChangeJournal,
    _ author: ChangeAuthor
  ) async -> Settlement {
    let (readBack, readAt) = await readBack(after: change, in: account)
    let verdicts = change.verdicts(reading: readBack, at: readAt, by: author.process)
    let (outcome, _) = Verdict.combine(verdicts)
    // A reading that failed can be made again; only what it cannot alter is decided without it.
    let isPremature =
      readBack.isTransient && (outcome == .unknown || outcome == .notConfirmed)
    guard !isPremature, outcome != .unknown || change.conclusion == nil else {
      return .unknown(change, readBack)
    }
    let book = ChangeBook(
      journal: journal, author: author, identifier: change.identifier, clock: nil, timing: timing)
    do throws(JournalError) {
      try await book.conclude(verdicts, readBack: readBack, readAt: readAt)
      let concluded = try await journal.change(change.identifier) ?? change
      return concluded.isUnsettled ? .unknown(concluded, readBack) : .concluded(concluded)
    } catch {
      return .notJournalled(change, error)
    }
  }

  private func readBack(
    after change: JournalledChange, in account: DeskAccount
  ) async -> (ReadBack, Date?) {
    guard account.traits.settingSource != .notOffered else { return (.notOffered, nil) }
    let sent = change.intent.steps.indices.filter { index in
      switch change.assumedAnswer(toStep: index) {
      case .failed(let error): error.consequence == .mayBeApplied
      case .accepted, .notModified: true
      }
    }
    let allowance = WaitAllowance.current ?? WaitAllowance(WaitAllowance.usual)
    // What the rows showed before is not known any more, so that those of open positions prove nothing.
    let (reading, date) = await readBack(
      of: change.intent.change.symbol, before: nil, in: account, allowance
    ) { reading in
      sent.allSatisfy { reading.proves(change.intent.steps[$0]) }
    }
    return (reading, date)
  }

  /// The journal and in whose name this desk writes.
  func openJournal() throws(JournalError) -> (any ChangeJournal, ChangeAuthor) {
    switch journal {
    case .open(let journal, let author): return (journal, author)
    case .unavailable(let error): throw error
    case .notKept: throw .storage(.notReadable(at: ""))
    }
  }
}

extension ReadBack {
  /// Whether reading again may tell more.
  fileprivate var isTransient: Bool {
    switch self {
    case .failed, .notShown, .position: true
    case .value, .notOffered: false
    }
  }
}
