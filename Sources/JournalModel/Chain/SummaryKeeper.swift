public import LeverDomain

/// Keeps a summary in step with the records that come.
public struct SummaryKeeper: Sendable {
  /// What the records so far come to.
  public var summary: ChainSummary
  /// The records of changes that are not concluded yet, so that they need not be looked up.
  private var open: [ChangeIdentifier: [JournalRecord]] = [:]

  /// Goes on from a summary.
  public init(_ summary: ChainSummary) { self.summary = summary }

  /// Takes note of the next record. One whose intent is not there, because it was lost with a damaged
  /// file, changes nothing.
  ///
  /// - Parameter earlier: the records of a change up to this one; asked where they are not at hand.
  /// - Returns: the change as it stands now.
  @discardableResult
  public mutating func note(
    _ record: JournalRecord,
    earlier: (ChangeIdentifier) throws(StoreFailure) -> [JournalRecord]
  ) throws(StoreFailure) -> JournalledChange? {
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
    guard let change = JournalledChange(records), let place = ChangePlace(of: records) else {
      return nil
    }
    try summary.note(change, at: place)
    open[identifier] = change.conclusion == nil ? records : nil
    return change
  }

  /// Takes over what another one has at hand, which is in step with the same records.
  mutating func join(_ other: SummaryKeeper) {
    summary.join(other.summary)
    open.merge(other.open) { own, _ in own }
  }
}
