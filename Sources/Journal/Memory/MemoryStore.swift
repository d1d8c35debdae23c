public import FoundationEssentials
public import JournalModel
public import LeverDomain
import Synchronization

/// A journal that lasts as long as the process: for tests, and to show what a store has to do.
public final class MemoryStore: JournalStore {
  /// All that it keeps, as a value.
  struct Content: ChainSource {
    var end = JournalHead.empty
    var records: [KeptRecord] = []
    var index: [Int64: IndexRow] = [:]
    var names: [ChangeIdentifier: Int64] = [:]
    var summary: [Int64: KeptPage] = [:]
    var claims: [InstrumentKey: InstrumentClaim] = [:]
    /// How often something was written.
    var writes: UInt64 = 0
  }

  /// Where it is, as the user may be told.
  public let place: StoragePlace = "memory"
  private let content = Mutex(Content())
  private let notifier = MemoryNotifier()
  private let now: @Sendable () -> Date

  /// An empty journal.
  ///
  /// - Parameter now: the clock by which claims are noted.
  public init(now: @escaping @Sendable () -> Date = { Date() }) { self.now = now }

  // MARK: Records

  /// The end of the chain, with what was asked for beside it.
  public func state(_ selection: ChainState.Selection) -> ChainState {
    content.withLock { $0.state(selection) }
  }

  /// The newest changes that meet all conditions.
  public func changes(meeting conditions: [IndexCondition], limit: Int) -> IndexPage {
    content.withLock { content in
      let rows = content.index.values.filter { row in conditions.allSatisfy(row.meets) }
        .sorted { $0.sequence > $1.sequence }
      return IndexPage(
        entries: rows.prefix(limit).map { row in
          IndexPage.Entry(
            sequence: row.sequence, records: content.records(of: row.identifier ?? ""))
        }, state: content.state(.allPages))
    }
  }

  /// The records with these numbers.
  public func records(numbered numbers: [Int64]) -> [JournalRecord] {
    content.withLock { content in
      numbers.compactMap { content.record($0) }
    }
  }

  /// The records after a number.
  public func records(after sequence: Int64, limit: Int) -> [JournalRecord] {
    content.withLock { content in
      content.records.drop { $0.sequence <= sequence }.prefix(max(0, limit))
        .map { JournalRecord($0) }
    }
  }

  /// Adds records where the chain still ends at `head`.
  public func append(_ batch: RecordBatch, at head: JournalHead) -> AppendAnswer {
    let answer = content.withLock { $0.append(batch, at: head) }
    if answer == .added { notifier.notify() }
    return answer
  }

  /// Lets `body` read all that is kept now.
  public func scan<Value: Sendable>(
    _ body: @escaping @Sendable (any ChainSource) throws(StoreFailure) -> Value
  ) async throws(StoreFailure) -> Value {
    let content = content.withLock { $0 }
    return try await BlockingWork.run { () throws(StoreFailure) in try body(content) }
  }

  /// How often something was written.
  public func pulse() -> UInt64 { content.withLock { $0.writes } }

  /// Yields when somebody has written.
  public func news() -> AsyncStream<Void> { notifier.news() }

  /// Nothing stands in the way.
  public func obstacle() -> JournalError? { nil }

  // MARK: Claims

  /// Every claim.
  public func claims() -> ClaimList {
    ClaimList(claims: content.withLock { Array($0.claims.values) }, now: now())
  }

  /// Takes an instrument on which no claim is kept but `abandoned`.
  public func take(
    _ instrument: InstrumentKey, by holder: ChangeAuthor, token: UInt64,
    inPlaceOf abandoned: InstrumentClaim?
  ) -> ClaimReply {
    let now = now()
    let answer: ClaimAnswer = content.withLock { content in
      if let standing = content.claims[instrument], standing.token != abandoned?.token {
        return .held(standing)
      }
      let claim = InstrumentClaim(
        instrument: instrument, holder: holder, takenAt: now, token: token)
      content.claims[instrument] = claim
      content.writes += 1
      return .granted(claim)
    }
    if case .granted = answer { notifier.notify() }
    return ClaimReply(answer, now: now)
  }

  /// Gives a claim back.
  public func release(_ claim: InstrumentClaim) {
    content.withLock { content in
      guard content.claims[claim.instrument]?.token == claim.token else { return }
      content.claims[claim.instrument] = nil
      content.writes += 1
    }
    notifier.notify()
  }

  /// Lets a test write what no journal would.
  func edit(_ body: (inout Content) -> Void) { content.withLock { body(&$0) } }
}
