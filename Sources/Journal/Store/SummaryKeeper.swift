import JournalModel
import LeverDomain

/// Keeps a summary in step with the records that come.
struct SummaryKeeper {
  let summary: SummaryTable
  /// The records of changes that are not concluded yet, so that they need not be looked up.
  private var open: [ChangeIdentifier: [JournalRecord]] = [:]

  init(_ summary: SummaryTable) { self.summary = summary }

  /// Takes note of the next record. One whose intent is not there, because it was lost with a damaged
  /// file, changes nothing.
  ///
  /// - Parameter earlier: the records of a change up to this one; asked where they are not at hand.
  /// - Returns: the change as it stands now.
  @discardableResult
  mutating func note(
    _ record: JournalRecord,
    earlier: (ChangeIdentifier) throws(SQLiteFailure) -> [JournalRecord]
  ) throws(SQLiteFailure) -> JournalledChange? {
    guard let identifier = record.entry?.identifier else { return nil }
    let known: [JournalRecord]
    if case .intent? = record.entry {
      known = []
    } else if let kept = open[identifier] {
      known = kept
    } else {
      known = try earlier(identifier)
    }
    let records = known + [record]
    guard let change = JournalledChange(records),
      let place = ChangePlace(of: records, hash: JournalChain.hash)
    else { return nil }
    try summary.note(change, at: place)
    open[identifier] = change.conclusion == nil ? records : nil
    return change
  }
}
