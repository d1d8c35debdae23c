public import LeverDomain

extension Wording {
  /// What is wrong with a journal, the first finding first; empty when nothing is.
  public static func problems(_ check: JournalCheck) -> [String] {
    (check.finding.map { [finding($0)] } ?? []) + check.recoveries.compactMap(loss)
  }

  /// The first record that is not as it was written, and what is wrong with it.
  public static func finding(_ finding: JournalCheck.Finding) -> String {
    switch finding {
    case .altered(let sequence):
      "record \(sequence) was altered: its text does not have the hash that was kept for it"
    case .missing(let records):
      "\(self.records(records)) \(records.count == 1 ? "is" : "are") missing"
    case .outOfOrder(let sequence):
      "record \(sequence) does not follow the one before it: one of the two was moved or replaced"
    case .misindexed(let sequence):
      "record \(sequence) is sound, but the index by which it is found says something else"
    case .headDiffers(let sequence):
      "record \(sequence) is not the one that was the head then: it was rewritten, and what "
        + "stands before it may have been"
    }
  }

  /// What was lost with a damaged file; nil when nothing was.
  private static func loss(_ recovery: JournalRecovery) -> String? {
    let file = "a damaged file, kept as \(recovery.setAside)"
    if recovery.kept == 0 { return "nothing could be read of \(file)" }
    guard !recovery.lost.isEmpty else { return nil }
    let lost = recovery.lost.map(records).joined(separator: ", ")
    let isOne = recovery.lost.count == 1 && recovery.lost[0].count == 1
    return "\(lost) \(isOne ? "was" : "were") lost with \(file)"
  }

  /// Records by their numbers: `record 7`, `records 7 to 9`.
  private static func records(_ range: ClosedRange<Int64>) -> String {
    range.count == 1
      ? "record \(range.lowerBound)" : "records \(range.lowerBound) to \(range.upperBound)"
  }
}
