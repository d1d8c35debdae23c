public import JournalModel
import LeverDomain

/// What keeps a journal: its records and the claims of whoever writes them.
public typealias JournalStore = RecordStore & ClaimStore

/// The journal over a store, whichever that is. The rules are those of `JournalModel`; this asks the
/// store, hands the rules what it answers, and tries again where somebody else came first.
public actor StoredJournal: ChangeJournal {
  let store: any JournalStore
  private let author: ChangeAuthor
  private let life: ClaimLife
  /// One of this process adds at a time: two would only be in each other's way.
  private let gate = SerialGate()
  /// The chain as it stood when it was last looked at, so that adding takes one question.
  private var chain: CheckedChain?
  /// The claims of this process, which must stand when it begins a change.
  private var held: [InstrumentKey: InstrumentClaim] = [:]

  /// A journal.
  ///
  /// - Parameters:
  ///   - store: where it is kept.
  ///   - author: who looks at it: a claim of a process of the same machine can be looked into.
  ///   - life: what is known of the processes that hold claims.
  public init(store: any JournalStore, author: ChangeAuthor, life: ClaimLife = .ofThisMachine) {
    self.store = store
    self.author = author
    self.life = life
  }

  // MARK: Asking

  /// How often a question is asked again because of what was repaired meanwhile.
  private static let attempts = 6

  /// Asks, and asks again where what is kept did not agree: it may have been written between two
  /// questions. What still does not agree then is brought back to what the records say, or told.
  func ask<Value: Sendable>(
    _ body: () async throws(StoreFailure) -> Value
  ) async throws(JournalError) -> Value {
    for attempt in 0..<Self.attempts {
      do throws(StoreFailure) {
        return try await body()
      } catch {
        chain = nil
        switch error {
        case .failed(let error): throw error
        case .contradiction where attempt == 0: continue
        case .contradiction, .damaged: try await store.repair(error)
        }
      }
    }
    throw .storage(.damaged(at: store.place))
  }

  /// The chain as it stands now, with what is selected at hand.
  func checked(
    _ selection: ChainState.Selection
  ) async throws(StoreFailure) -> CheckedChain {
    while true {
      let state = try await store.state(selection)
      guard CheckedChain.needsReplay(state) else {
        return remember(try CheckedChain(state, selection))
      }
      let replay = try await store.scan { source throws(StoreFailure) in
        try ChainReplay(source)
      }
      // Somebody has added to it meanwhile, and what they added names its summary.
      guard replay.broken != nil || replay.head.sequence <= state.head.sequence else { continue }
      return remember(try CheckedChain(state, selection, replay: replay))
    }
  }

  private func remember(_ checked: CheckedChain) -> CheckedChain {
    // Another question may have been answered later.
    if let chain, chain.head.sequence > checked.head.sequence { return checked }
    let joined = chain.map(checked.joined) ?? checked
    chain = joined
    return joined
  }

  func changes(at places: [KnownPlace]) async throws(StoreFailure) -> [JournalledChange] {
    guard !places.isEmpty else { return [] }
    let records = try await store.records(numbered: places.flatMap(\.place.records))
    let numbered = Dictionary(records.map { ($0.sequence, $0) }) { first, _ in first }
    var changes: [JournalledChange] = []
    for place in places { changes.append(try place.change(in: numbered)) }
    return changes.sorted { $0.sequence > $1.sequence }
  }

  // MARK: Writing

  /// Adds an entry to the end of the chain, and does not return before it is kept for good.
  @discardableResult
  public func append(_ entry: JournalEntry) async throws(JournalError) -> JournalRecord {
    try await append(contentsOf: [entry])[0]
  }

  /// Adds entries to the end of the chain as one step, all of them or none.
  @discardableResult
  public func append(
    contentsOf entries: [JournalEntry]
  ) async throws(JournalError) -> [JournalRecord] {
    guard !entries.isEmpty else { return [] }
    return try await gate.pass { () async throws(JournalError) in
      try await ask { () async throws(StoreFailure) in try await self.add(entries) }
    }
  }

  private func add(_ entries: [JournalEntry]) async throws(StoreFailure) -> [JournalRecord] {
    let claims = entries.compactMap { entry in
      if case .intent(let intent) = entry { held[intent.instrument] } else { nil }
    }
    while true {
      var next: CheckedChain
      if let chain, chain.suffices(for: entries) {
        next = chain
      } else {
        next = try await checked(CheckedChain.selection(for: entries))
      }
      let head = next.head
      let batch = try next.add(entries, claims: claims)
      switch try await store.append(batch, at: head) {
      case .added:
        next.forgetConcluded()
        chain = next
        return batch.records
      case .moved: chain = nil
      case .taken(let identifier): throw .failed(.duplicateChange(identifier))
      case .claimLost(let claim): throw .failed(.claimLost(claim.instrument))
      }
    }
  }

  /// Asks for an instrument. A holder that has ended, however that happened, does not count.
  public func claim(
    _ instrument: InstrumentKey, by author: ChangeAuthor
  ) async throws(JournalError) -> ClaimAnswer {
    let token = UInt64.random(in: .min ... .max)
    var abandoned: InstrumentClaim?
    while true {
      let ended = abandoned
      let reply = try await ask { () async throws(StoreFailure) in
        try await store.take(instrument, by: author, token: token, inPlaceOf: ended)
      }
      switch reply.answer {
      case .granted(let claim):
        held[instrument] = claim
        return reply.answer
      case .held(let standing):
        guard !life.holds(standing, seenBy: author, now: reply.now) else { return reply.answer }
        abandoned = standing
      }
    }
  }

  /// The claims of holders that live.
  public func claims() async throws(JournalError) -> [InstrumentClaim] {
    let list = try await ask { () async throws(StoreFailure) in try await store.claims() }
    return list.claims.filter { life.holds($0, seenBy: author, now: list.now) }
  }

  /// Gives a claim back.
  public func release(_ claim: InstrumentClaim) async throws(JournalError) {
    if held[claim.instrument] == claim { held[claim.instrument] = nil }
    try await ask { () async throws(StoreFailure) in try await store.release(claim) }
  }
}
