import FoundationEssentials
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
  private var reason: Verdict.Reason? { change.leadingVerdict?.reason }
  private var reasonWord: String? { change.isHalfApplied ? "half_applied" : reason?.word }

  // MARK: JSON

  /// The members of the contract, in order.
  var members: [JSONValue.Member] {
    let error = reason?.venueError
    return [
      .init("id", .string(change.identifier.text)),
      .init("account", .string(intent.account.text)),
      .init("venue", .string(intent.venue.rawValue)),
      .init("symbol", .string(intent.change.symbol.text)),
      .init("from", JSONValue(intent.change.from)),
      .init("from_source", .string(intent.change.fromSource.rawValue)),
      .init("to", JSONValue(intent.change.to)),
      .init("outcome", JSONValue(change.outcome?.rawValue)),
      .init("proof", JSONValue(change.conclusion?.proof.rawValue)),
      .init("reason", JSONValue(reasonWord)),
      .init("venue_code", JSONValue(error?.code)),
      .init("venue_message", JSONValue(error?.message)),
      .init("venue_request_id", JSONValue(error?.requestIdentifier)),
      .init("explanation", JSONValue(Wording.explanation(change))),
      .init("in_doubt", .boolean(change.isUnsettled)),
      .init("under_way", .boolean(isUnderWay)),
      .init("superseded_by", JSONValue(change.successor?.text)),
      .init("why", JSONValue(intent.reason)),
      .init("position_mode", JSONValue(intent.change.positionMode?.rawValue)),
      .init("submitted_at", JSONValue(intent.moment.localText)),
      .init("submitted_at_venue", JSONValue(intent.moment.venueText)),
      .init("submitted_by", JSONValue(intent.author)),
      .init("decided_at", JSONValue(change.conclusion?.moment.localText)),
      .init("decided_at_venue", JSONValue(change.conclusion?.moment.venueText)),
      .init("reconciled_at", JSONValue(settledAt)),
      .init("reconciled_by", change.settler.map { JSONValue($0) } ?? .null),
      .init("sides", .array(sides)),
      .init("record", .integer(change.sequence)),
    ]
  }

  private var settledAt: String? {
    change.settler == nil ? nil : change.conclusion?.moment.localText
  }

  private var sides: [JSONValue] {
    let verdicts = change.verdicts
    return intent.steps.indices.flatMap { index in
      JSONValue.sides(of: intent.steps[index], verdicts?[index])
    }
  }

  // MARK: Comma-separated values

  /// The columns for comma-separated values, in order.
  static let columns =
    ChangeOutcome.columns + [
      "venue_request_id", "in_doubt", "under_way", "superseded_by", "why", "why_of",
      "submitted_at", "submitted_at_venue", "user", "host", "process", "terminal", "command",
      "decided_at", "decided_at_venue", "reconciled_at", "reconciled_by", "record",
    ]

  /// The fields for comma-separated values; what is not known is empty.
  var fields: [String] {
    let (from, to) = (intent.change.from, intent.change.to)
    let (error, author) = (reason?.venueError, intent.author)
    var fields = [
      change.identifier.text, intent.account.text, intent.venue.rawValue,
      intent.change.symbol.text, from?.long.description ?? "", from?.short.description ?? "",
      intent.change.fromSource.rawValue, to.long.description, to.short.description,
      change.outcome?.rawValue ?? "",
      change.conclusion?.proof.rawValue ?? "", reasonWord ?? "", error?.code?.text ?? "",
      error?.message?.text ?? "", error?.requestIdentifier?.text ?? "",
      String(change.isUnsettled), String(isUnderWay), change.successor?.text ?? "",
      intent.reason.word, intent.reason.source ?? "",
    ]
    fields += [
      intent.moment.localText, intent.moment.venueText ?? "", author.user, author.host,
      String(author.process.identifier), author.terminal ?? "", author.command,
      change.conclusion?.moment.localText ?? "", change.conclusion?.moment.venueText ?? "",
      settledAt ?? "", change.settler.map(Wording.person) ?? "", String(change.sequence),
    ]
    return fields
  }

  // MARK: The table

  /// The columns for people.
  static let headings: [TextTable.Column] = [
    .init(title: "WHEN"), .init(title: "ID"), .init(title: "ACCOUNT"), .init(title: "SYMBOL"),
    .init(title: "CHANGE"), .init(title: "OUTCOME"), .init(title: "BY"), .init(title: "NOTES"),
  ]

  /// The cells for people.
  func cells(shapes: Shapes) -> [TextTable.Cell] {
    [
      .init(Wording.timestamp(intent.moment.local), .muted), .init(change.identifier.text),
      .init(intent.account.text, .muted), .init(intent.change.symbol.text, .accent),
      .init(ChangeWords.arrow(intent.change, shapes: shapes)), outcomeCell,
      .init(Wording.person(intent.author), .muted), .init(notes.joined(separator: "; ")),
    ]
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
