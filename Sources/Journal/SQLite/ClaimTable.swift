import FoundationEssentials
import JournalModel
import LeverDomain

/// Who is changing which instrument.
struct ClaimTable {
  let database: SQLiteDatabase

  private static let columns = """
    account, venue, symbol, token, user, host, process, process_start, realm, terminal, command,
    taken_at
    """

  func all() throws(SQLiteFailure) -> [InstrumentClaim] {
    try database.all("SELECT \(Self.columns) FROM claim", [], Self.claim).compactMap(\.self)
  }

  func claim(on instrument: InstrumentKey) throws(SQLiteFailure) -> InstrumentClaim? {
    try database.first(
      "SELECT \(Self.columns) FROM claim WHERE account = ? AND venue = ? AND symbol = ?",
      Self.values(instrument), Self.claim
    ).flatMap(\.self)
  }

  func put(_ claim: InstrumentClaim) throws(SQLiteFailure) {
    let holder = claim.holder
    try database.run(
      """
      INSERT OR REPLACE INTO claim (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      Self.values(claim.instrument) + [
        .integer(Int64(bitPattern: claim.token)), .text(holder.user), .text(holder.host),
        .integer(Int64(holder.process.identifier)),
        .integer(holder.process.startedAt.map { Int64(bitPattern: $0) }),
        .text(holder.process.realm), .text(holder.terminal), .text(holder.command),
        .integer(claim.takenAt.journalMilliseconds),
      ])
  }

  func remove(_ claim: InstrumentClaim) throws(SQLiteFailure) {
    try database.run(
      "DELETE FROM claim WHERE account = ? AND venue = ? AND symbol = ? AND token = ?",
      Self.values(claim.instrument) + [.integer(Int64(bitPattern: claim.token))])
  }

  private static func values(_ instrument: InstrumentKey) -> [SQLiteValue] {
    [
      .text(instrument.account.text), .text(instrument.venue.rawValue),
      .text(instrument.symbol.text),
    ]
  }

  private static func claim(_ row: borrowing SQLiteRow) -> InstrumentClaim? {
    guard let account = AccountName(row.text(0)), let venue = Venue(rawValue: row.text(1)),
      let symbol = ContractSymbol(row.text(2))
    else { return nil }
    let process = ProcessMark(
      identifier: Int32(truncatingIfNeeded: row.integer(6)),
      startedAt: row.optionalInteger(7).map { UInt64(bitPattern: $0) }, realm: row.text(8))
    return InstrumentClaim(
      instrument: InstrumentKey(account: account, venue: venue, symbol: symbol),
      holder: ChangeAuthor(
        user: row.text(4), host: row.text(5), process: process, terminal: row.optionalText(9),
        command: row.text(10)),
      takenAt: Date(timeIntervalSince1970: Double(row.integer(11)) / 1000),
      token: UInt64(bitPattern: row.integer(3)))
  }
}
