public import FoundationEssentials
public import JournalModel
public import LeverDomain
public import RateLimiting

/// Counts of sent requests that every process of the machine shares, in the journal's file.
///
/// A request is counted in one transaction before it is sent, so that two processes never take the
/// same place, and nothing is left locked when one of them is killed. While the file cannot be
/// used, this process does not know what others send: it takes ``RateShare/alone`` of each limit, on
/// top of what it knew last, says so once, and tries the file again every second.
///
/// It works on a thread of its own, which alone waits for the disk and for the file's lock.
public actor SharedRateLedger: RateLedger {
  /// Runs the ledger's work.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Why the counts are this process's own at the moment; nil while they are shared.
  public private(set) var failure: StorageFailure?

  private nonisolated let executor = JournalExecutor()
  private var connection: JournalConnection?
  /// When the file is tried again after a failure, as time since the machine started.
  private var retryAt = Duration.zero
  /// Since when the file has failed without a success.
  private var failingSince: Duration?
  private var isTold = false
  /// What this process knows, to go on with when the file fails.
  private var own: [RateKey: RateWindow] = [:]
  /// What was counted while the file could not be used.
  private var detached: Set<RateKey> = []
  private let path: String
  private let author: ChangeAuthor
  private let tell: @Sendable (StorageFailure) -> Void
  private let now: @Sendable () -> Date
  private let uptime: @Sendable () -> Duration

  /// How long a lock that others hold is waited for: nobody holds it longer than a disk takes.
  private static let patience = Duration.seconds(1)
  /// The same once that was in vain.
  private static let impatience = Duration.milliseconds(20)
  /// How long the file may be locked before it is said.
  private static let tolerance = Duration.seconds(5)

  /// A ledger over the journal's file in a directory. The file is opened, and made, when it is
  /// needed first.
  ///
  /// - Parameters:
  ///   - directory: the journal's directory.
  ///   - author: who counts, to be named when the file has to be mended.
  ///   - now: the local clock.
  ///   - uptime: time since the machine started, the same for every process.
  ///   - tell: called once, when the file cannot be used; with a lock that somebody holds, when that
  ///     lasts.
  public init(
    directory: String, author: ChangeAuthor,
    tell: @escaping @Sendable (StorageFailure) -> Void = { _ in },
    now: @escaping @Sendable () -> Date = { Date() },
    uptime: @escaping @Sendable () -> Duration = {
      ContinuousClock().systemEpoch.duration(to: .now)
    }
  ) {
    path = "\(directory)/\(SQLiteJournal.fileName)"
    self.author = author
    self.tell = tell
    self.now = now
    self.uptime = uptime
  }

  /// Lends windows in one transaction of the file.
  @discardableResult
  public func update<Value: Sendable>(
    _ keys: [RateKey], _ body: @Sendable (inout [RateWindow]) -> Value
  ) -> Value {
    if let value = shared(keys, body) { return value }
    var windows = keys.map { own[$0] ?? RateWindow() }
    for index in windows.indices { windows[index].unshared = failure }
    let value = body(&windows)
    for index in windows.indices { windows[index].unshared = nil }
    keep(windows, keys)
    detached.formUnion(keys)
    return value
  }

  private func keep(_ windows: [RateWindow], _ keys: [RateKey]) {
    for (key, window) in zip(keys, windows) { own[key] = window }
  }

  /// Nil when the file cannot be used.
  private func shared<Value: Sendable>(
    _ keys: [RateKey], _ body: (inout [RateWindow]) -> Value
  ) -> Value? {
    guard failure == nil || uptime() >= retryAt else { return nil }
    var damaged: FileIdentity?
    for _ in 0..<3 {
      do throws(StorageFailure) {
        let opened = try opened(damaged)
        do throws(SQLiteFailure) {
          let (value, windows) = try lend(opened, keys, detached(keys), body)
          keep(windows, keys)
          detached.subtract(keys)
          noteSuccess(opened)
          return value
        } catch {
          damaged = error.isDamage ? opened.identity : nil
          if error.isBusy {
            opened.database.wait(forLocks: Self.impatience)
          } else {
            connection = nil
          }
          if error.isReplacement || error.isDamage { continue }
          throw error.storageFailure(at: path)
        }
      } catch {
        note(error)
        return nil
      }
    }
    note(.damaged(at: StoragePlace(path)))
    return nil
  }

  private func note(_ error: StorageFailure) {
    let time = uptime()
    failure = error
    retryAt = time + .seconds(1)
    let since = failingSince ?? time
    failingSince = since
    if case .busy = error, time - since < Self.tolerance { return }
    guard !isTold else { return }
    isTold = true
    tell(error)
  }

  private func noteSuccess(_ connection: JournalConnection) {
    guard failure != nil else { return }
    failure = nil
    failingSince = nil
    connection.database.wait(forLocks: Self.patience)
  }

  private func detached(_ keys: [RateKey]) -> [RateWindow?] {
    keys.map { detached.contains($0) ? own[$0] : nil }
  }

  /// The file, opened where it is not.
  private func opened(_ damaged: FileIdentity?) throws(StorageFailure) -> JournalConnection {
    if let connection { return connection }
    let opened = try JournalFile.open(
      path, durability: .normal, author: author, now: now(), damaged: damaged,
      patience: failure == nil ? Self.patience : Self.impatience
    ).connection
    guard !opened.isReadOnly else { throw .notWritable(at: StoragePlace(path)) }
    connection = opened
    return opened
  }

  private func lend<Value: Sendable>(
    _ connection: JournalConnection, _ keys: [RateKey], _ detached: [RateWindow?],
    _ body: (inout [RateWindow]) -> Value
  ) throws(SQLiteFailure) -> (Value, [RateWindow]) {
    try connection.database.transaction { () throws(SQLiteFailure) in
      guard connection.isInPlace else { throw SQLiteFailure.replaced }
      let table = BudgetTable(database: connection.database, now: now(), uptime: uptime())
      var before: [RateWindow] = []
      for key in keys { before.append(try table.window(of: key)) }
      var windows = zip(before, detached).map { window, own in
        own.map(window.merged(with:)) ?? window
      }
      let value = body(&windows)
      // After a failure, only what has been written proves that the file can be.
      for (index, key) in keys.enumerated()
      where windows[index] != before[index] || failure != nil {
        try table.put(windows[index], for: key, evenIdle: failure != nil)
      }
      return (value, windows)
    }
  }
}
