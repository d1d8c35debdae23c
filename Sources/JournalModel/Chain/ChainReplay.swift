import LeverDomain

/// Reads the whole chain and builds the summary from its texts alone: for a journal of an earlier
/// version, which has none, and to find out what is wrong where something does not agree.
public struct ChainReplay: Sendable {
  /// What the chain comes to.
  public let summary: ChainSummary
  /// The last record that follows from the first.
  public let head: JournalHead
  /// The first record that does not; nil where all do.
  public let broken: Int64?
  /// What the record of the noted head has for a hash; nil where there is no such record.
  let noted: JournalHash?

  /// Reads all of it.
  public init(_ source: any ChainSource) throws(StoreFailure) {
    let known = source.notedHead
    var keeper = SummaryKeeper(ChainSummary())
    var last = JournalHead.empty
    var broken: Int64?
    var noted: JournalHash?
    var hasSummary = false
    var jumps: [ClosedRange<Int64>] = []
    try source.forEachRecord { kept throws(StoreFailure) in
      let record = JournalRecord(kept)
      guard let content = CanonicalRecord.read(record.text),
        JournalChain.hash(of: record.text) == record.hash,
        content.sequence == record.sequence, record.sequence > last.sequence,
        record.sequence > last.sequence + 1 || content.previous == last.hash,
        content.entry != nil
      else {
        broken = record.sequence
        return false
      }
      if record.sequence > last.sequence + 1 {
        jumps.append(last.sequence + 1...record.sequence - 1)
      }
      if case .recovery(let recovery)? = content.entry {
        jumps.removeAll { jump in recovery.lost.contains { $0.contains(jump) } }
      }
      try keeper.note(record) { identifier throws(StoreFailure) in
        try source.records(of: identifier.text).filter { $0.sequence < record.sequence }
      }
      // What was lost with a damaged file is in the summaries of the records between it and the
      // recovery that tells of it.
      if jumps.isEmpty, content.summary.map({ $0 != keeper.summary.root }) ?? hasSummary {
        broken = record.sequence
        return false
      }
      hasSummary = content.summary != nil
      if record.sequence == known?.sequence { noted = record.hash }
      last = record.end
      return true
    }
    summary = keeper.summary
    head = last
    self.broken = broken ?? jumps.first?.lowerBound
    self.noted = noted
  }
}
