public import LeverDomain

/// Where the chain of records is kept, with an index and a summary beside it: all that a database has
/// to do for the journal. What entries mean, what follows from them and whether what is kept can be
/// believed is decided by whoever asks: see ``CheckedChain`` and ``ChainCheck``.
///
/// Records are only ever added. Every answer is of one moment. Nothing here blocks a thread that all
/// tasks share: whoever has to wait for a library does so on a thread of its own.
///
/// Every function throws ``StoreFailure`` unless it says otherwise.
public protocol RecordStore: Sendable {
  /// Where it is, as the user may be told.
  var place: StoragePlace { get }

  /// The end of the chain, with what was asked for beside it.
  func state(_ selection: ChainState.Selection) async throws(StoreFailure) -> ChainState

  /// The newest changes whose rows in the index meet all conditions, newest first, at most `limit`,
  /// and the end of the chain at that moment with every page of the summary.
  func changes(
    meeting conditions: [IndexCondition], limit: Int
  ) async throws(StoreFailure) -> IndexPage

  /// The records with these numbers, those of them that are there, in any order.
  func records(numbered numbers: [Int64]) async throws(StoreFailure) -> [JournalRecord]

  /// The records after a number, oldest first, at most `limit`.
  func records(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [JournalRecord]

  /// Adds records where the chain still ends at `head`. When this answers ``AppendAnswer/added``,
  /// they survive the end of the process and of the machine. What each does to the index is said by
  /// ``IndexUpdate``.
  func append(
    _ batch: RecordBatch, at head: JournalHead
  ) async throws(StoreFailure) -> AppendAnswer

  /// Lets `body` read all that is kept as it was at one moment, however long that takes and whatever
  /// is added meanwhile. Runs on a thread that may wait.
  func scan<Value: Sendable>(
    _ body: @escaping @Sendable (any ChainSource) throws(StoreFailure) -> Value
  ) async throws(StoreFailure) -> Value

  /// Brings what contradicts itself or is damaged back to what the records say, where the store can.
  ///
  /// - Throws: ``JournalError`` where it cannot, with what is wrong.
  func repair(_ failure: StoreFailure) async throws(JournalError)

  /// Differs from its earlier value when something may have been written since. Cheap.
  func pulse() async throws(StoreFailure) -> UInt64

  /// Yields at once, and then when somebody may have added records, taken a claim or given one back;
  /// now and then without a cause. Costs next to nothing while nothing happens.
  func news() -> AsyncStream<Void>

  /// Why nothing can be written, as far as that shows without writing; nil when nothing is known to
  /// stand in the way.
  func obstacle() async -> JournalError?
}

extension RecordStore {
  /// Finds out what is wrong and says so: for a store that mends nothing.
  public func repair(_ failure: StoreFailure) async throws(JournalError) {
    let fault: ChainDiagnosis.Fault
    do throws(StoreFailure) {
      fault = try await scan { source throws(StoreFailure) in
        try ChainDiagnosis.fault(of: source)
      }
    } catch {
      guard case .failed(let reason) = error else { throw .storage(.damaged(at: place)) }
      throw reason
    }
    throw fault.error(at: place)
  }

  /// Reads the whole chain, and all that lies beside it.
  ///
  /// - Parameter expected: a head that was noted earlier and kept elsewhere.
  public func check(expecting expected: JournalHead?) async throws(StoreFailure) -> JournalCheck {
    try await scan { source throws(StoreFailure) in
      try ChainCheck.run(over: source, expecting: expected)
    }
  }
}

/// Changes as the index leads to them.
public struct IndexPage: Sendable {
  /// A change that was found.
  public struct Entry: Sendable {
    /// The number of its intent, by the index.
    public let sequence: Int64
    /// The records that are kept under its name, oldest first.
    public let records: [JournalRecord]

    /// A change that was found.
    public init(sequence: Int64, records: [JournalRecord]) {
      self.sequence = sequence
      self.records = records
    }
  }

  /// The changes, newest first.
  public let entries: [Entry]
  /// The end of the chain at that moment, with every page of the summary.
  public let state: ChainState

  /// Changes as the index leads to them.
  public init(entries: [Entry], state: ChainState) {
    self.entries = entries
    self.state = state
  }
}
