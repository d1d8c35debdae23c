public import JournalModel
public import LeverDomain

extension StoredJournal {
  /// Where it is kept, as the user may be told.
  public nonisolated var place: StoragePlace { store.place }

  /// The newest changes that match.
  public func changes(
    matching filter: JournalFilter, limit: Int
  ) async throws(JournalError) -> JournalPage {
    try await ask { () async throws(StoreFailure) in
      guard !filter.isUnsettled else {
        let chain = try await self.checked(
          CheckedChain.selection(account: filter.account, symbol: filter.symbol))
        let places = try chain.inDoubt(account: filter.account, symbol: filter.symbol)
        let changes = try await self.changes(at: places).filter(filter.admits)
        return JournalPage(changes: Array(changes.prefix(limit)), unreadable: [])
      }
      return try await self.page(matching: filter, limit: limit)
    }
  }

  private func page(
    matching filter: JournalFilter, limit: Int
  ) async throws(StoreFailure) -> JournalPage {
    let found = try await store.changes(meeting: filter.conditions, limit: max(0, limit))
    let chain: CheckedChain
    if CheckedChain.needsReplay(found.state) {
      chain = try await checked(.allPages)
    } else {
      chain = try CheckedChain(found.state, .allPages)
    }
    let unreadable = found.entries.filter { JournalledChange($0.records) == nil }.map(\.sequence)
    let intents = unreadable.isEmpty ? [] : try await store.records(numbered: unreadable)
    return try chain.page(found.entries, matching: filter, limit: limit, intents: intents)
  }

  /// One change.
  public func change(
    _ identifier: ChangeIdentifier
  ) async throws(JournalError) -> JournalledChange? {
    JournalledChange(try await records(of: identifier))
  }

  /// What the account is known to have set, by the last change of each instrument.
  public func lastProved(of account: AccountName) async throws(JournalError) -> [JournalledChange] {
    try await ask { () async throws(StoreFailure) in
      let chain = try await self.checked(.allPages)
      return try await self.changes(at: try chain.lastConcluded(of: account))
        .filter(\.isProved)
    }
  }

  /// The newest change that was applied over a known setting.
  public func lastUndoable(
    account: AccountName?, symbol: ContractSymbol?
  ) async throws(JournalError) -> JournalledChange? {
    try await ask { () async throws(StoreFailure) in
      let chain = try await self.checked(
        CheckedChain.selection(account: account, symbol: symbol))
      let place = try chain.lastUndoable(account: account, symbol: symbol)
      return try await self.changes(at: place.map { [$0] } ?? []).first
    }
  }

  /// The records of one change.
  public func records(
    of identifier: ChangeIdentifier
  ) async throws(JournalError) -> [JournalRecord] {
    try await ask { () async throws(StoreFailure) in
      try await self.checked(ChainState.Selection(changes: [identifier])).records(of: identifier)
    }
  }

  /// The records after a number.
  public func records(
    after sequence: Int64, limit: Int
  ) async throws(JournalError) -> [JournalRecord] {
    try await ask { () async throws(StoreFailure) in
      try await store.records(after: sequence, limit: limit)
    }
  }

  /// The end of the chain.
  public func head() async throws(JournalError) -> JournalHead {
    try await ask { () async throws(StoreFailure) in
      try await self.checked(ChainState.Selection()).head
    }
  }

  /// Tells whether anybody has written since.
  public func pulse() async throws(JournalError) -> UInt64 {
    try await ask { () async throws(StoreFailure) in try await store.pulse() }
  }

  /// Yields when anybody has written.
  public nonisolated func news() -> AsyncStream<Void> { store.news() }

  /// That nothing can be written, where that shows.
  public func obstacle() async -> JournalError? { await store.obstacle() }

  /// Reads the whole chain, and all that lies beside it. Repairs nothing: what is damaged is told.
  public func check(expecting expected: JournalHead?) async throws(JournalError) -> JournalCheck {
    do throws(StoreFailure) {
      return try await store.check(expecting: expected)
    } catch {
      switch error {
      case .failed(let error): throw error
      case .contradiction, .damaged: throw .storage(.damaged(at: store.place))
      }
    }
  }
}
