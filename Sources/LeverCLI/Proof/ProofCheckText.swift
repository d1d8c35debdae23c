import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// What checking a saved proof found, for people.
struct ProofCheckText {
  let evidence: ChangeEvidence?
  let findings: [ProofFinding]
  let standing: ProofCheck.Standing?
  let paint: Paint
  let shapes: Shapes

  /// The whole text, in ended lines.
  var text: String {
    let lines = findings.isEmpty ? clean : altered
    return lines.map { $0 + "\n" }.joined()
  }

  private var altered: [String] {
    findings.map { "\(paint("altered:", .danger)) \($0.sentence)" }
  }

  private var clean: [String] {
    guard let evidence, let change = evidence.change else { return [] }
    let intent = change.intent
    let became = change.conclusion.map { Wording.result($0.outcome, $0.proof) } ?? "in doubt"
    let count = evidence.records.count
    var lines = [
      "\(paint("clean:", .positive)) \(evidence.identifier), \(intent.account) "
        + "\(intent.change.symbol), \(ChangeWords.arrow(intent.change, shapes: shapes)), \(became)",
      "  \(count) \(count == 1 ? "record" : "records"), each with the hash beside it; "
        + "all that is said of the change follows",
    ]
    lines.append(
      evidence.missing.isEmpty
        ? "  they lead to the head without a gap"
        : "  not in the document: \(Wording.records(evidence.missing)), so nothing joins it to the "
          + "head")
    lines.append("  head \(evidence.head)")
    lines.append(
      "  "
        + (standing == .covered
          ? "the head that was kept covers it"
          : paint(
            "--head with a head that was kept elsewhere shows a document written anew", .muted))
    )
    return lines
  }
}
