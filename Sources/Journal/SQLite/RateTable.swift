import FoundationEssentials
import LeverDomain
import RateLimiting

/// The shared windows in the journal's file.
struct RateTable {
  let database: SQLiteDatabase
  let now: Date
  /// Time since the machine started.
  let uptime: Duration

  /// The window of a key: an empty one where nothing is stored, and one that is built anew where
  /// what is stored cannot be believed.
  func window(of key: RateKey) throws(SQLiteFailure) -> RateWindow {
    let stored = try database.first(
      "SELECT boot, uptime, noted_at, window FROM budget WHERE subject = ? AND rule = ?",
      [.text(key.subject), .text(key.rule.name)]
    ) { row in
      RateWindow.restored(
        row.bytes(3, atMost: Self.longestWindow), of: key.rule,
        shiftedBy: shift(
          boot: row.text(0), uptime: .nanoseconds(row.integer(1)), notedAt: row.integer(2)),
        at: uptime)
    }
    guard let stored else { return RateWindow() }
    if stored.isRebuilt { try put(stored.window, for: key) }
    return stored.window
  }

  /// The most bytes that are read as a window.
  private static let longestWindow = 1 << 20

  /// Keeps a window, or forgets it when nothing in it matters any more, unless it is to be written
  /// all the same.
  func put(
    _ window: RateWindow, for key: RateKey, evenIdle: Bool = false
  ) throws(SQLiteFailure) {
    guard evenIdle || !window.isIdle(at: uptime) else {
      try database.run(
        "DELETE FROM budget WHERE subject = ? AND rule = ?",
        [.text(key.subject), .text(key.rule.name)])
      return
    }
    let (seconds, attoseconds) = uptime.components
    try database.run(
      """
      INSERT OR REPLACE INTO budget (subject, rule, boot, uptime, noted_at, window)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .text(key.subject), .text(key.rule.name), .text(ThisProcess.boot),
        .integer(seconds * 1_000_000_000 + attoseconds / 1_000_000_000),
        .integer(now.journalMilliseconds), .bytes(window.storedBytes),
      ])
  }

  /// What to add to times that were stored. After a restart of the machine they counted from
  /// another moment; the time in between is known from the clock, and counts for nothing when that
  /// has jumped back.
  private func shift(boot: String, uptime stored: Duration, notedAt: Int64) -> Duration {
    guard boot != ThisProcess.boot else { return .zero }
    // Neither before the beginning of time nor after now, whatever the file says.
    let now = now.journalMilliseconds
    let elapsed = now - max(0, min(notedAt, now))
    return uptime - (stored + .milliseconds(elapsed))
  }
}
