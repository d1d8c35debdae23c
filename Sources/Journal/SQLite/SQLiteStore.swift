import FoundationEssentials
public import JournalModel
public import LeverDomain

/// A journal in one SQLite file, for every process of one machine.
///
/// Work is done on a thread of its own, one piece after the other. Entries of several processes are
/// put in order by the file's write lock, which no process can leave behind when it ends.
public actor SQLiteStore: JournalStore {
  /// The file.
  public nonisolated let path: String
  /// The file, as the user may be told.
  public nonisolated var place: StoragePlace { StoragePlace(path) }
  /// Runs the store's work.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private nonisolated let executor = StoreExecutor()
  let author: ChangeAuthor
  let now: @Sendable () -> Date
  private(set) var connection: SQLiteConnection
  private var appended: UInt64 = 0
  private var openings: UInt64 = 0

  /// What was kept of a journal that was found damaged since it was opened; nil when it was sound.
  public private(set) var latestRecovery: JournalRecovery?

  init(
    path: String, author: ChangeAuthor, now: @escaping @Sendable () -> Date,
    opened: sending JournalFile.Opened
  ) {
    self.path = path
    self.author = author
    self.now = now
    connection = opened.connection
    latestRecovery = opened.recovery
  }

  // MARK: Records

  /// The end of the chain, with what was asked for beside it.
  public func state(
    _ selection: ChainState.Selection
  ) throws(StoreFailure) -> ChainState {
    // Before the file is looked at: what is noted by then is in it.
    let noted = HeadNote.read(beside: path)
    return try snapshot { tables throws(SQLiteFailure) in
      try tables.state(selection, noted: noted)
    }
  }

  /// The newest changes that meet all conditions, by the index.
  public func changes(
    meeting conditions: [IndexCondition], limit: Int
  ) throws(StoreFailure) -> IndexPage {
    let noted = HeadNote.read(beside: path)
    return try snapshot { tables throws(SQLiteFailure) in
      IndexPage(
        entries: try tables.changes(meeting: conditions, limit: limit),
        state: try tables.state(.allPages, noted: noted))
    }
  }

  /// The records with these numbers.
  public func records(numbered numbers: [Int64]) throws(StoreFailure) -> [JournalRecord] {
    try read { tables throws(SQLiteFailure) in try tables.records(numbered: numbers) }
  }

  /// The records after a number.
  public func records(
    after sequence: Int64, limit: Int
  ) throws(StoreFailure) -> [JournalRecord] {
    try read { tables throws(SQLiteFailure) in
      try tables.records(after: sequence, limit: limit)
    }
  }

  /// Adds records where the chain still ends at `head`, and does not return before the disk has them.
  public func append(
    _ batch: RecordBatch, at head: JournalHead
  ) throws(StoreFailure) -> AppendAnswer {
    let noted = HeadNote.read(beside: path)
    let answer = try write { tables throws(SQLiteFailure) in
      try tables.append(batch, at: head, noted: noted)
    }
    if answer == .added {
      HeadNote.write(batch.head, beside: path)
      appended &+= 1
      SQLiteNotifier.notify(path)
    }
    return answer
  }

  /// Tells whether anybody has written since.
  public func pulse() throws(StoreFailure) -> UInt64 {
    // What other connections have committed shows in the first number, what this one has in the
    // second.
    let version = try read { tables throws(SQLiteFailure) in
      try tables.database.first("PRAGMA data_version") { $0.integer(0) } ?? 0
    }
    return UInt64(truncatingIfNeeded: version) &+ appended << 24 &+ openings << 56
  }

  /// Yields when a process of this machine has written.
  public nonisolated func news() -> AsyncStream<Void> { SQLiteNotifier.news(of: path) }

  /// That the file can be read and not written, where that is so.
  public func obstacle() -> JournalError? {
    connection.isReadOnly ? .storage(.notWritable(at: place)) : nil
  }

  // MARK: Claims

  /// Every claim.
  public func claims() throws(StoreFailure) -> ClaimList {
    ClaimList(
      claims: try read { tables throws(SQLiteFailure) in
        try ClaimTable(database: tables.database).all()
      }, now: now())
  }

  /// Takes an instrument on which no claim is kept but `abandoned`.
  public func take(
    _ instrument: InstrumentKey, by holder: ChangeAuthor, token: UInt64,
    inPlaceOf abandoned: InstrumentClaim?
  ) throws(StoreFailure) -> ClaimReply {
    let time = now()
    let answer: ClaimAnswer = try write { tables throws(SQLiteFailure) in
      let claims = ClaimTable(database: tables.database)
      if let standing = try claims.claim(on: instrument), standing.token != abandoned?.token {
        return .held(standing)
      }
      let claim = InstrumentClaim(
        instrument: instrument, holder: holder, takenAt: time, token: token)
      try claims.put(claim)
      return .granted(claim)
    }
    if case .granted = answer { SQLiteNotifier.notify(path) }
    return ClaimReply(answer, now: time)
  }

  /// Gives a claim back.
  public func release(_ claim: InstrumentClaim) throws(StoreFailure) {
    try write { tables throws(SQLiteFailure) in
      try ClaimTable(database: tables.database).remove(claim)
    }
    SQLiteNotifier.notify(path)
  }

  // MARK: The file underneath

  func reopen(damaged: FileIdentity?) throws(StorageFailure) {
    let opened = try JournalFile.open(
      path, durability: .full, author: author, now: now(), damaged: damaged)
    connection = opened.connection
    openings &+= 1
    if let recovery = opened.recovery { latestRecovery = recovery }
  }
}
