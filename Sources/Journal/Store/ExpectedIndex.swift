import JournalModel
import LeverDomain

/// The index as it must be by the texts of the chain, in a table of this connection alone, to be
/// held against the one that is kept.
struct ExpectedIndex {
  private let database: SQLiteDatabase

  private static let columns = [
    "identifier", "sequence", "account", "venue", "symbol", "user", "noted_at", "outcome",
    "concluded_by", "successor", "succeeded_by",
  ]
  private static let list = columns.joined(separator: ", ")

  init(in database: SQLiteDatabase) throws(SQLiteFailure) {
    self.database = database
    try database.execute(
      """
      DROP TABLE IF EXISTS temp.expected;
      CREATE TEMP TABLE expected (
        identifier TEXT NOT NULL UNIQUE, sequence INTEGER PRIMARY KEY, account TEXT, venue TEXT,
        symbol TEXT, user TEXT, noted_at INTEGER, outcome TEXT, concluded_by INTEGER,
        successor TEXT, succeeded_by INTEGER) STRICT
      """)
  }

  func remove() throws(SQLiteFailure) { try database.execute("DROP TABLE temp.expected") }

  func note(_ record: JournalRecord, of change: JournalledChange) throws(SQLiteFailure) {
    switch record.entry {
    case .intent(let intent):
      try database.run(
        """
        INSERT OR REPLACE INTO temp.expected
          (identifier, sequence, account, venue, symbol, user, noted_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """, JournalTables.values(of: intent, at: record.sequence))
    case .conclusion(let conclusion):
      try database.run(
        "UPDATE temp.expected SET outcome = ?, concluded_by = ? WHERE sequence = ?",
        [
          .text(conclusion.outcome.rawValue), .integer(record.sequence),
          .integer(change.sequence),
        ])
    case .supersession(let supersession):
      try database.run(
        "UPDATE temp.expected SET successor = ?, succeeded_by = ? WHERE sequence = ?",
        [
          .text(supersession.successor.text), .integer(record.sequence),
          .integer(change.sequence),
        ])
    case .answer, .recovery, nil: break
    }
  }

  /// Whether a change of an instrument has been proved by the records so far.
  func isProved(
    _ identifier: ChangeIdentifier, of instrument: InstrumentKey
  ) throws(SQLiteFailure) -> Bool {
    try database.first(
      """
      SELECT 1 FROM temp.expected WHERE identifier = ? AND account = ? AND venue = ? AND symbol = ?
        AND outcome IN ('\(Outcome.applied.rawValue)', '\(Outcome.alreadySet.rawValue)')
      """,
      [
        .text(identifier.text), .text(instrument.account.text), .text(instrument.venue.rawValue),
        .text(instrument.symbol.text),
      ]
    ) { _ in true } ?? false
  }

  /// The first row of the index, by the number of its record, that is not as the chain has it, too
  /// many or missing.
  func firstDifference(
    last: Int64
  ) throws(SQLiteFailure) -> (place: String, sequence: Int64)? {
    let list = Self.list
    let found = try database.first(
      """
      SELECT min(sequence) FROM (
        SELECT sequence FROM (SELECT \(list) FROM temp.expected EXCEPT SELECT \(list) FROM main.change)
        UNION ALL
        SELECT sequence FROM (SELECT \(list) FROM main.change EXCEPT SELECT \(list) FROM temp.expected))
      """
    ) { $0.optionalInteger(0) }
    guard let sequence = found.flatMap({ $0 }) else { return nil }
    guard let expected = try row(sequence, of: "temp.expected") else {
      return ("row \(sequence) of the index, which no record bears out", last)
    }
    let name = Self.shown(expected[0])
    guard let kept = try row(sequence, of: "main.change") else {
      return ("the index, in which change \(name) is missing", sequence)
    }
    let column = Self.columns.indices.first { expected[$0] != kept[$0] } ?? 0
    // The record that the column repeats.
    let source: Int32? =
      switch Self.columns[column] {
      case "outcome", "concluded_by": 8
      case "successor", "succeeded_by": 10
      default: nil
      }
    var record = sequence
    if let source, case .integer(let number) = expected[Int(source)] { record = number }
    return ("column \(Self.columns[column]) of change \(name) in the index", record)
  }

  private func row(
    _ sequence: Int64, of table: String
  ) throws(SQLiteFailure) -> [SQLiteValue]? {
    try database.first(
      "SELECT \(Self.list) FROM \(table) WHERE sequence = ?", [.integer(sequence)]
    ) { row in
      Self.columns.indices.map { column in
        switch Self.columns[column] {
        case "sequence", "noted_at", "concluded_by", "succeeded_by":
          .integer(row.optionalInteger(Int32(column)))
        default: .text(row.optionalText(Int32(column)))
        }
      }
    }
  }

  private static func shown(_ value: SQLiteValue) -> String {
    if case .text(let text) = value { VenueText(cleaning: text).text } else { "" }
  }
}
