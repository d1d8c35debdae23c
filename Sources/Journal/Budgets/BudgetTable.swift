import FoundationEssentials
import LeverDomain

/// The shared windows in the journal's file.
struct BudgetTable {
  let database: SQLiteDatabase
  let now: Date
  /// Time since the machine started.
  let uptime: Duration

  /// The window of a key; an empty one where nothing is stored, or nothing that can be read.
  func window(of key: RateKey) throws(SQLiteFailure) -> RateWindow {
    let window = try database.first(
      "SELECT boot, uptime, noted_at, window FROM budget WHERE subject = ? AND rule = ?",
      [.text(key.subject), .text(key.rule.name)]
    ) { row in
      RateWindow(
        storedBytes: row.bytes(3),
        shiftedBy: shift(
          boot: row.text(0), uptime: .nanoseconds(row.integer(1)), notedAt: row.integer(2)))
    }
    return window.flatMap(\.self) ?? RateWindow()
  }

  /// Keeps a window, or forgets it when nothing in it matters any more.
  func put(_ window: RateWindow, for key: RateKey) throws(SQLiteFailure) {
    guard !window.isIdle(at: uptime) else {
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
    let elapsed = max(0, now.journalMilliseconds - notedAt)
    return uptime - (stored + .milliseconds(elapsed))
  }
}
