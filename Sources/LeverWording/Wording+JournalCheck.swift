public import JournalModel
import LeverDomain

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
    case .misindexed(let sequence, let place):
      "record \(sequence) is sound, but what is kept beside it says something else: \(place)"
    case .contradicted(let sequence, let change, let stated, let decided):
      "record \(sequence) concludes change \(change) as \(result(stated.outcome, stated.proof)), and "
        + "what is recorded of it makes it \(result(decided.outcome, decided.proof))"
    case .unprovedSuccessor(let sequence, let change, let successor):
      "record \(sequence) says that \(change) was overtaken by \(successor), of which no proved "
        + "change of that instrument is known"
    case .summaryDiffers(let sequence):
      "record \(sequence) names a summary that is not the one of the records up to it: it, or one "
        + "before it, was not written by lever"
    case .emptied(let known):
      "the journal is empty, and held records up to \(known)"
    case .damaged(let message): "the file is damaged: \(message)"
    case .foreignSchema(let differences):
      "the file is not made as lever makes it: \(differences.joined(separator: ", "))"
    case .headDiffers(let sequence):
      "record \(sequence) is not the one that was the head then: it was rewritten, and what "
        + "stands before it may have been"
    }
  }

  /// What to do about the first thing that is wrong; nil where there is nothing to be done.
  public static func advice(_ check: JournalCheck) -> String? {
    switch check.finding {
    case nil: nil
    case .misindexed, .damaged:
      "the next change or list sets this file aside and goes on with every record that is whole"
    case .emptied, .missing:
      "put the whole journal back from a copy; journal.head beside it holds the last known head"
    case .altered, .outOfOrder, .headDiffers, .summaryDiffers, .foreignSchema:
      "keep this file as it is, and put the journal back from a copy that was whole"
    case .contradicted(_, let change, _, _), .unprovedSuccessor(_, let change, _):
      "keep this file as it is; lever prove \(change) shows what is recorded of that change"
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
