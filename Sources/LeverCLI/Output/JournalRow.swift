import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// One change as the journal's commands tell of it.
struct JournalRow: Sendable {
  /// The change.
  let change: JournalledChange
  /// Whether the process that sends it is still at it.
  let isUnderWay: Bool

  /// - Parameter claims: the claims that stand now.
  init(_ change: JournalledChange, claims: [InstrumentClaim]) {
    self.change = change
    isUnderWay =
      change.outcome == nil
      && claims.contains {
        $0.instrument == change.intent.instrument
          && $0.holder.process == change.intent.author.process
      }
  }

  private var intent: ChangeIntent { change.intent }
  private var facts: ChangeFacts {
    let reason = change.leadingVerdict?.reason
    return ChangeFacts(
      identifier: change.identifier, account: intent.account, venue: intent.venue,
      change: intent.change, outcome: change.outcome, proof: change.conclusion?.proof,
      reason: change.isHalfApplied ? "half_applied" : reason?.word, venueError: reason?.venueError)
  }

  /// The fields of `journal`.
  static let fields: FieldTable<JournalRow> =
    ChangeFacts.fields.of { $0.facts } + outcomeFields + originFields + cells

  private static let outcomeFields: FieldTable<JournalRow> = [
    Field("venue_request_id") { JSONValue($0.facts.venueError?.requestIdentifier) },
    Field("explanation") { JSONValue(Wording.explanation($0.change)) }.withoutColumn,
    Field("in_doubt") { .boolean($0.change.isUnsettled) },
    Field("under_way") { .boolean($0.isUnderWay) },
    Field("superseded_by") { JSONValue($0.change.successor?.text) },
    Field("why") { JSONValue($0.intent.reason) }.columns(("why", "kind"), ("why_of", "of")),
    Field("position_mode") { JSONValue($0.intent.change.positionMode?.rawValue) }.withoutColumn,
  ]

  private static let originFields: FieldTable<JournalRow> = [
    Field("submitted_at") { JSONValue($0.intent.moment.localText) },
    Field("submitted_at_venue") { JSONValue($0.intent.moment.venueText) },
    Field("submitted_by") { JSONValue($0.intent.author) }.columns(
      ("user", "user"), ("host", "host"), ("process", "process"), ("terminal", "terminal"),
      ("command", "command")),
    Field("decided_at") { JSONValue($0.change.conclusion?.moment.localText) },
    Field("decided_at_venue") { JSONValue($0.change.conclusion?.moment.venueText) },
    Field("reconciled_at") { JSONValue($0.settledAt) },
    Field("reconciled_by") { row in row.change.settler.map { JSONValue($0) } ?? .null }
      .column { $0.change.settler.map(Wording.person) ?? "" },
    Field("sides") { .array($0.sides) }.withoutColumn,
    Field("record") { .integer($0.change.sequence) },
  ]

  private static let cells: FieldTable<JournalRow> = [
    .cell("WHEN") { row, _ in .init(Wording.timestamp(row.intent.moment.local), .muted) },
    .cell("ID") { row, _ in .init(row.change.identifier.text) },
    .cell("ACCOUNT") { row, _ in .init(row.intent.account.text, .muted) },
    .cell("SYMBOL") { row, _ in .init(row.intent.change.symbol.text, .accent) },
    .cell("CHANGE") { row, shapes in
      .init(ChangeWords.arrow(row.intent.change, shapes: shapes))
    },
    .cell("OUTCOME") { row, _ in row.outcomeCell },
    .cell("BY") { row, _ in .init(Wording.person(row.intent.author), .muted) },
    .cell("NOTES") { row, _ in .init(row.notes.joined(separator: "; ")) },
  ]

  private var settledAt: String? {
    change.settler == nil ? nil : change.conclusion?.moment.localText
  }

  private var sides: [JSONValue] {
    let verdicts = change.verdicts
    return intent.steps.indices.flatMap { index in
      JSONValue.sides(of: intent.steps[index], verdicts?[index])
    }
  }

  /// The outcome with its proof, or that there is none.
  var outcomeCell: TextTable.Cell {
    guard let conclusion = change.conclusion else {
      return isUnderWay
        ? .init("under way", .unknown) : .init(Wording.noOutcome, Role(nil as Outcome?))
    }
    return .init(
      Wording.result(conclusion.outcome, conclusion.proof),
      Role(conclusion.outcome))
  }

  private var notes: [String] {
    let explanation = isUnderWay ? Wording.author(intent.author) : Wording.explanation(change)
    return [
      Wording.why(intent.reason), explanation,
      change.successor.map { "superseded by \($0)" },
      change.settler.map { "reconciled by \(Wording.person($0))" },
    ].compactMap(\.self)
  }
}
