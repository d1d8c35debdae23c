public import FoundationEssentials
public import LeverDomain
import Synchronization

/// Counts of sent requests that every process of the machine shares, in the journal's file.
///
/// A request is counted in one transaction before it is sent, so that two processes never take the
/// same place, and nothing is left locked when one of them is killed. While the file cannot be
/// used, this process counts for itself and tries the file again every second.
public final class SharedRateLedger: RateLedger {
  // Safe to hand between threads: it is only ever touched under the lock that holds it, and what
  // `update` lends out of it are values.
  private struct State: @unchecked Sendable {
    var connection: JournalConnection?
    var failure: JournalError?
    /// When the file is tried again after a failure, as time since the machine started.
    var retryAt = Duration.zero
    /// What this process knows, to go on with when the file fails.
    var own: [RateKey: RateWindow] = [:]
    /// What was counted while the file could not be used.
    var detached: Set<RateKey> = []
  }

  private let state: Mutex<State>
  private let path: String
  private let author: ChangeAuthor
  private let now: @Sendable () -> Date
  private let uptime: @Sendable () -> Duration

  /// A ledger over the journal's file in a directory. The file is opened, and made, when it is
  /// needed first.
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
    self.now = now
    self.uptime = uptime
    state = Mutex(State())
  }

  /// Why the counts are this process's own at the moment; nil while they are shared.
  public var failure: JournalError? { state.withLock { $0.failure } }

  /// Lends windows in one transaction of the file.
  @discardableResult
  public func update<Value: Sendable>(
    _ keys: [RateKey], _ body: (inout [RateWindow]) -> Value
  ) -> Value {
    state.withLock { state in
      if let value = shared(&state, keys, body) { return value }
      var windows = keys.map { state.own[$0] ?? RateWindow() }
      let value = body(&windows)
      keep(windows, keys, in: &state)
      state.detached.formUnion(keys)
      return value
    }
  }

  private func keep(_ windows: [RateWindow], _ keys: [RateKey], in state: inout State) {
    for (key, window) in zip(keys, windows) { state.own[key] = window }
  }

  /// Nil when the file cannot be used.
  private func shared<Value: Sendable>(
    _ state: inout State, _ keys: [RateKey], _ body: (inout [RateWindow]) -> Value
  ) -> Value? {
    guard state.failure == nil || uptime() >= state.retryAt else { return nil }
    var damaged: FileIdentity?
    for _ in 0..<3 {
      do throws(JournalError) {
        let connection: JournalConnection
        if let opened = state.connection {
          connection = opened
        } else {
          connection = try open(damaged)
          state.connection = connection
        }
        do throws(SQLiteFailure) {
          let (value, windows) = try lend(connection, keys, detached(keys, state), body)
          keep(windows, keys, in: &state)
          state.detached.subtract(keys)
          state.failure = nil
          return value
        } catch {
          damaged = error.isDamage ? connection.identity : nil
          state.connection = nil
          if error.isReplacement || error.isDamage { continue }
          throw error.journalError(path: path)
        }
      } catch {
        state.failure = error
        state.retryAt = uptime() + .seconds(1)
        return nil
      }
    }
    state.failure = .damaged(path: path)
    state.retryAt = uptime() + .seconds(1)
    return nil
  }

  private func detached(_ keys: [RateKey], _ state: State) -> [RateWindow?] {
    keys.map { state.detached.contains($0) ? state.own[$0] : nil }
  }

  private func open(_ damaged: FileIdentity?) throws(JournalError) -> JournalConnection {
    let connection = try JournalFile.open(
      path, durability: .normal, author: author, now: now(), damaged: damaged
    ).connection
    guard !connection.isReadOnly else { throw .notWritable(path: path) }
    return connection
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
      for (index, key) in keys.enumerated() where windows[index] != before[index] {
        try table.put(windows[index], for: key)
      }
      return (value, windows)
    }
  }
}
