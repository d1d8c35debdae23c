public import FoundationEssentials
public import JournalModel
public import LeverDomain
public import RateLimiting

/// The shared counts of requests in the journal's file, for every process of one machine.
///
/// It works on a thread of its own, which alone waits for the disk and for the file's lock. Windows
/// count from the machine's start, which no change of the clock moves; after a restart they are
/// shifted by the time in between.
public actor SQLiteRateStore: RateStore {
  /// Runs the store's work.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private nonisolated let executor = StoreExecutor()
  private var connection: SQLiteConnection?
  private let path: String
  private let author: ChangeAuthor
  private let clock: @Sendable () -> Date
  private let uptime: @Sendable () -> Duration

  /// How long a lock that others hold is waited for: nobody holds it longer than a disk takes.
  private static let patience = Duration.seconds(1)
  /// The same once that was in vain.
  private static let impatience = Duration.milliseconds(20)

  /// The counts in the journal's file of a directory. The file is opened, and made, when it is needed
  /// first.
  ///
  /// - Parameters:
  ///   - directory: the journal's directory.
  ///   - author: who counts, to be named when the file has to be mended.
  ///   - now: the local clock.
  ///   - uptime: time since the machine started, the same for every process.
  public init(
    directory: String, author: ChangeAuthor, now: @escaping @Sendable () -> Date = { Date() },
    uptime: @escaping @Sendable () -> Duration = {
      ContinuousClock().systemEpoch.duration(to: .now)
    }
  ) {
    path = "\(directory)/\(SQLiteJournal.fileName)"
    self.author = author
    clock = now
    self.uptime = uptime
  }

  /// Time since the machine started.
  public nonisolated func now() -> Duration { uptime() }

  /// Applies an operation in one transaction of the file.
  public func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey], joining apart: [RateWindow?], isTrial: Bool
  ) throws(StorageFailure) -> RateUpdate<Operation.Answer> {
    let patience = isTrial ? Self.impatience : Self.patience
    var damaged: FileIdentity?
    for _ in 0..<3 {
      let opened = try opened(damaged, patience: patience)
      do throws(SQLiteFailure) {
        opened.database.wait(forLocks: patience)
        return try perform(operation, on: keys, joining: apart, isTrial: isTrial, in: opened)
      } catch {
        damaged = error.isDamage ? opened.identity : nil
        if !error.isBusy { connection = nil }
        if error.isReplacement || error.isDamage { continue }
        throw error.storageFailure(at: path)
      }
    }
    throw .damaged(at: StoragePlace(path))
  }

  /// The file, opened where it is not.
  private func opened(
    _ damaged: FileIdentity?, patience: Duration
  ) throws(StorageFailure) -> SQLiteConnection {
    if let connection { return connection }
    let opened = try JournalFile.open(
      path, durability: .normal, author: author, now: clock(), damaged: damaged,
      patience: patience
    ).connection
    guard !opened.isReadOnly else { throw .notWritable(at: StoragePlace(path)) }
    connection = opened
    return opened
  }

  private func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey], joining apart: [RateWindow?], isTrial: Bool,
    in connection: SQLiteConnection
  ) throws(SQLiteFailure) -> RateUpdate<Operation.Answer> {
    try connection.database.transaction { () throws(SQLiteFailure) in
      guard connection.isInPlace else { throw SQLiteFailure.replaced }
      let table = RateTable(database: connection.database, now: clock(), uptime: uptime())
      var kept: [RateWindow] = []
      for key in keys { kept.append(try table.window(of: key)) }
      let update = RateUpdate(
        operation, to: kept, joining: apart, keys: keys, now: table.uptime)
      for (index, key) in keys.enumerated() where isTrial || update.windows[index] != kept[index] {
        try table.put(update.windows[index], for: key, evenIdle: isTrial)
      }
      return update
    }
  }
}

extension SharedRateLedger {
  /// A ledger over the journal's file in a directory.
  ///
  /// - Parameters:
  ///   - directory: the journal's directory.
  ///   - author: who counts, to be named when the file has to be mended.
  ///   - tell: called once, when the file cannot be used.
  ///   - now: the local clock.
  ///   - uptime: time since the machine started, the same for every process.
  public init(
    directory: String, author: ChangeAuthor,
    tell: @escaping @Sendable (StorageFailure) -> Void = { _ in },
    now: @escaping @Sendable () -> Date = { Date() },
    uptime: @escaping @Sendable () -> Duration = {
      ContinuousClock().systemEpoch.duration(to: .now)
    }
  ) {
    self.init(
      store: SQLiteRateStore(directory: directory, author: author, now: now, uptime: uptime),
      tell: tell)
  }
}
