public import FoundationEssentials
public import JournalModel
public import LeverDomain

/// The journal in one SQLite file, for every process of one machine.
///
/// Work is done on a thread of its own, one piece after the other. Entries of several processes are
/// put in order by the file's write lock, which no process can leave behind when it ends.
public actor SQLiteJournal: ChangeJournal {
  /// An opened journal, and what had to be done to open it.
  public struct Opening: Sendable {
    /// The journal.
    public let journal: SQLiteJournal
    /// That it was found damaged, and what was kept; nil when it was sound.
    public let recovery: JournalRecovery?
    /// Where a file was put that stood beside the journal in the name of its mended self, and is not
    /// what lever made of it; nil when there was none.
    public let refusedFile: String?
  }

  /// The name of the file in its directory.
  public static let fileName = "journal.sqlite"

  /// The file.
  public nonisolated let path: String
  /// Runs the journal's work.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private nonisolated let executor: JournalExecutor
  let author: ChangeAuthor
  let now: @Sendable () -> Date
  private(set) var connection: JournalConnection
  private var appended: UInt64 = 0
  private var openings: UInt64 = 0

  /// What was kept of a journal that was found damaged since it was opened; nil when it was sound.
  public private(set) var latestRecovery: JournalRecovery?

  private init(
    path: String, author: ChangeAuthor, now: @escaping @Sendable () -> Date,
    executor: JournalExecutor, opened: sending JournalFile.Opened
  ) {
    self.path = path
    self.author = author
    self.now = now
    self.executor = executor
    connection = opened.connection
    latestRecovery = opened.recovery
  }

  /// Opens the journal of a directory; makes both where they are missing, for their owner alone.
  ///
  /// A damaged file is set aside under a name with the time, and what can be read of it is kept. A
  /// file that cannot be written is opened for reading; entries are then refused.
  ///
  /// - Parameters:
  ///   - directory: such as `~/.local/state/lever`.
  ///   - author: who opens it, to be named when something has to be mended.
  ///   - now: the local clock.
  /// - Throws: ``JournalError``.
  public static func open(
    directory: String, author: ChangeAuthor, now: @escaping @Sendable () -> Date = { Date() }
  ) async throws(JournalError) -> Opening {
    let path = "\(directory)/\(fileName)"
    let opened = try await BlockingWork.run { () throws(JournalError) in
      do throws(StorageFailure) {
        return try JournalFile.open(path, durability: .full, author: author, now: now())
      } catch {
        throw .storage(error)
      }
    }
    let (recovery, refused) = (opened.recovery, opened.refused)
    let journal = SQLiteJournal(
      path: path, author: author, now: now, executor: JournalExecutor(), opened: opened)
    return Opening(journal: journal, recovery: recovery, refusedFile: refused)
  }

  /// Opens the journal of a directory as ``open(directory:author:now:)`` does, but only where there
  /// is one: makes neither a file nor a directory, and answers nil.
  ///
  /// - Throws: ``JournalError``; `notReadable` where it cannot be told whether there is one.
  public static func openExisting(
    directory: String, author: ChangeAuthor, now: @escaping @Sendable () -> Date = { Date() }
  ) async throws(JournalError) -> Opening? {
    let exists = try await BlockingWork.run { () throws(JournalError) in
      do throws(StorageFailure) {
        return try JournalFile.exists("\(directory)/\(fileName)")
      } catch {
        throw .storage(error)
      }
    }
    guard exists else { return nil }
    return try await open(directory: directory, author: author, now: now)
  }

  /// The end of the journal of a directory as it was noted beside it last, whether or not the journal
  /// is there; nil where none was noted.
  public static func notedHead(directory: String) -> JournalHead? {
    HeadNote.read(beside: "\(directory)/\(fileName)")
  }

  // MARK: Writing

  /// Adds an entry to the end of the chain, and does not return before the disk has it.
  @discardableResult
  public func append(_ entry: JournalEntry) throws(JournalError) -> JournalRecord {
    try append(contentsOf: [entry])[0]
  }

  /// Adds entries to the end of the chain as one step, all of them or none.
  @discardableResult
  public func append(contentsOf entries: [JournalEntry]) throws(JournalError) -> [JournalRecord] {
    var objection: JournalError?
    // Before the file is looked at: what is noted by then is in it.
    let known = HeadNote.read(beside: path)
    do throws(JournalError) {
      let records = try write { tables throws(SQLiteFailure) in
        let checked = try CheckedJournal(tables, known: known)
        var keeper = SummaryKeeper(checked.summary)
        var head = checked.head
        var records: [JournalRecord] = []
        for entry in entries {
          objection = try tables.objection(to: entry)
          guard objection == nil else { throw SQLiteFailure.objection }
          let change = try keeper.note(JournalChain.draft(of: entry, after: head)) {
            identifier throws(SQLiteFailure) in try checked.records(of: identifier)
          }
          // The change is there, and what it was cannot be read.
          guard change != nil || entry.identifier == nil else { throw SQLiteFailure.falsified }
          let record = JournalChain.record(of: entry, after: head, summary: checked.summary.root)
          try tables.add(record)
          head = JournalHead(sequence: record.sequence, hash: record.hash)
          records.append(record)
        }
        try checked.summary.store(in: tables.database)
        try tables.setHead(head)
        return records
      }
      if let last = records.last {
        HeadNote.write(JournalHead(sequence: last.sequence, hash: last.hash), beside: path)
      }
      appended &+= 1
      return records
    } catch {
      throw objection ?? error
    }
  }

  /// Asks for an instrument. A holder that has ended, however that happened, does not count.
  public func claim(
    _ instrument: InstrumentKey, by author: ChangeAuthor
  ) throws(JournalError) -> ClaimAnswer {
    let time = now()
    return try write { tables throws(SQLiteFailure) in
      let claims = ClaimTable(database: tables.database)
      if let standing = try claims.claim(on: instrument),
        ClaimLife.holds(standing, seenBy: author, now: time)
      {
        return .held(standing)
      }
      let claim = InstrumentClaim(
        instrument: instrument, holder: author, takenAt: time,
        token: UInt64.random(in: .min ... .max))
      try claims.put(claim)
      return .granted(claim)
    }
  }

  /// Gives a claim back.
  public func release(_ claim: InstrumentClaim) throws(JournalError) {
    try write { tables throws(SQLiteFailure) in
      try ClaimTable(database: tables.database).remove(claim)
    }
  }

  // MARK: Reading

  /// The claims of holders that live.
  public func claims() throws(JournalError) -> [InstrumentClaim] {
    let (author, time) = (author, now())
    return try read { tables throws(SQLiteFailure) in
      try ClaimTable(database: tables.database).all()
        .filter { ClaimLife.holds($0, seenBy: author, now: time) }
    }
  }

  /// The newest changes that match.
  public func changes(
    matching filter: JournalFilter, limit: Int
  ) throws(JournalError) -> JournalPage {
    try decide { journal throws(SQLiteFailure) in
      try journal.changes(matching: filter, limit: limit)
    }
  }

  /// One change.
  public func change(_ identifier: ChangeIdentifier) throws(JournalError) -> JournalledChange? {
    JournalledChange(try records(of: identifier))
  }

  /// What the account is known to have set, by the last change of each instrument.
  public func lastProved(of account: AccountName) throws(JournalError) -> [JournalledChange] {
    try decide { journal throws(SQLiteFailure) in try journal.lastProved(of: account) }
  }

  /// The newest change that was applied over a known setting.
  public func lastUndoable(
    account: AccountName?, symbol: ContractSymbol?
  ) throws(JournalError) -> JournalledChange? {
    try decide { journal throws(SQLiteFailure) in
      try journal.lastUndoable(account: account, symbol: symbol)
    }
  }

  /// The records of one change.
  public func records(of identifier: ChangeIdentifier) throws(JournalError) -> [JournalRecord] {
    try decide { journal throws(SQLiteFailure) in try journal.records(of: identifier) }
  }

  /// The records after a number.
  public func records(
    after sequence: Int64, limit: Int
  ) throws(JournalError) -> [JournalRecord] {
    try read { tables throws(SQLiteFailure) in
      try tables.records(after: sequence, limit: limit)
    }
  }

  /// Tells whether anybody has written since.
  public func pulse() throws(JournalError) -> UInt64 {
    // What other connections have committed shows in the first number, what this one has in the
    // second.
    let version = try read { tables throws(SQLiteFailure) in
      try tables.database.first("PRAGMA data_version") { $0.integer(0) } ?? 0
    }
    return UInt64(truncatingIfNeeded: version) &+ appended << 24 &+ openings << 56
  }

  /// Yields when a process of this machine has written.
  public nonisolated func news() -> AsyncStream<Void> { JournalBell.news(of: path) }

  /// That the file can be read and not written, where that is so.
  public func obstacle() -> JournalError? {
    connection.isReadOnly ? .storage(.notWritable(at: StoragePlace(path))) : nil
  }

  /// The end of the chain.
  public func head() throws(JournalError) -> JournalHead {
    try decide { journal throws(SQLiteFailure) in journal.head }
  }

  /// Reads the whole chain, and all that lies beside it. Mends nothing: what is damaged is told.
  public func check(expecting expected: JournalHead?) throws(JournalError) -> JournalCheck {
    let noted = HeadNote.read(beside: path)
    let (connection, path) = (connection, path)
    do throws(SQLiteFailure) {
      guard connection.isInPlace else { throw SQLiteFailure.replaced }
      return try JournalChainCheck.run(
        over: connection.database, expecting: expected, noted: noted)
    } catch {
      guard error.isReplacement else { throw .storage(error.storageFailure(at: path)) }
    }
    try reopen(isDamaged: false)
    do throws(SQLiteFailure) {
      return try JournalChainCheck.run(
        over: self.connection.database, expecting: expected, noted: noted)
    } catch {
      throw .storage(error.storageFailure(at: path))
    }
  }

  // MARK: The file underneath

  func replace(_ opened: sending JournalFile.Opened) {
    connection = opened.connection
    openings &+= 1
    if let recovery = opened.recovery { latestRecovery = recovery }
  }
}
