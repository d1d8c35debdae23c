import LeverDomain

/// The index as it must be by the texts of the chain, to be compared with the one that is kept.
struct ExpectedIndex {
  private var rows: [Int64: IndexRow] = [:]
  private var sequences: [ChangeIdentifier: Int64] = [:]

  mutating func note(_ record: JournalRecord, of change: JournalledChange) {
    switch IndexUpdate(record) {
    case .begun(let row):
      // A name is given once; where a chain that was forged gives it twice, the last one counts.
      if let earlier = sequences.updateValue(record.sequence, forKey: change.identifier) {
        rows[earlier] = nil
      }
      rows[record.sequence] = row
    case .concluded(_, let outcome, let number):
      rows[change.sequence]?.outcome = outcome.rawValue
      rows[change.sequence]?.concludedBy = number
    case .overtaken(_, let successor, let number):
      rows[change.sequence]?.successor = successor.text
      rows[change.sequence]?.succeededBy = number
    case nil: break
    }
  }

  /// Whether a change of an instrument has been proved by the records so far.
  func isProved(_ identifier: ChangeIdentifier, of instrument: InstrumentKey) -> Bool {
    guard let row = sequences[identifier].flatMap({ rows[$0] }) else { return false }
    return row.account == instrument.account.text && row.venue == instrument.venue.rawValue
      && row.symbol == instrument.symbol.text
      && (row.outcome == Outcome.applied.rawValue || row.outcome == Outcome.alreadySet.rawValue)
  }

  /// The first row of the index, by the number of its record, that is not as the chain has it, too
  /// many or missing.
  func firstDifference(
    from source: some ChainSource, last: Int64
  ) throws(StoreFailure) -> (place: String, sequence: Int64)? {
    var missing = rows
    var first: (sequence: Int64, kept: IndexRow?)?
    try source.forEachIndexRow { row in
      let expected = missing.removeValue(forKey: row.sequence)
      guard expected != row, row.sequence < first?.sequence ?? .max else { return }
      first = (row.sequence, row)
    }
    if let lowest = missing.keys.min(), lowest < first?.sequence ?? .max { first = (lowest, nil) }
    guard let first else { return nil }
    guard let expected = rows[first.sequence] else {
      return ("row \(first.sequence) of the index, which no record bears out", last)
    }
    let name = VenueText(cleaning: expected.identifier ?? "").text
    guard let kept = first.kept else {
      return ("the index, in which change \(name) is missing", first.sequence)
    }
    let (column, source) = Self.difference(of: kept, from: expected)
    return ("column \(column) of change \(name) in the index", source ?? first.sequence)
  }

  /// The first column that differs, and the record that it repeats where that is not the intent.
  private static func difference(
    of kept: IndexRow, from expected: IndexRow
  ) -> (column: String, source: Int64?) {
    func differs<Value: Equatable>(_ column: KeyPath<IndexRow, Value>) -> Bool {
      kept[keyPath: column] != expected[keyPath: column]
    }
    if differs(\.identifier) { return ("identifier", nil) }
    if differs(\.account) { return ("account", nil) }
    if differs(\.venue) { return ("venue", nil) }
    if differs(\.symbol) { return ("symbol", nil) }
    if differs(\.user) { return ("user", nil) }
    if differs(\.notedAt) { return ("noted_at", nil) }
    if differs(\.outcome) { return ("outcome", expected.concludedBy) }
    if differs(\.concludedBy) { return ("concluded_by", expected.concludedBy) }
    if differs(\.successor) { return ("successor", expected.succeededBy) }
    return ("succeeded_by", expected.succeededBy)
  }
}
