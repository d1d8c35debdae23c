import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// What became of one change, or would, in every form that it can be written in.
struct ChangeOutcome {
  /// The name by which it is found again; nil where nothing was begun.
  var identifier: ChangeIdentifier?
  /// Whether the journal knows it by that name.
  var isJournalled = false
  /// The change that it undoes, if it does.
  var undone: JournalledChange?
  /// Whose change it is.
  let account: AccountName
  /// The account's venue.
  let venue: Venue
  /// From what to what.
  var change: Change
  /// What became of it; nil for a dry run.
  var outcome: Outcome?
  /// What that rests on.
  var proof: Proof?
  /// Why, spelled for scripts.
  var reason: String?
  /// Why, in a sentence.
  var explanation: String?
  /// What a person should know or do now.
  var note: String?
  /// Why not all of it is in the journal; nil when it is, or was not to be.
  var journalError: JournalError?
  /// What the venue said, where it did not simply accept.
  var venueError: VenueError?
  /// Each request with its verdict.
  var steps: [ChangeReport.StepReport] = []
  /// What position values are counted in; empty where that is not known.
  var quoteAsset = ""
  /// Whether nothing was to be sent.
  var isDryRun = false
  /// When the first request was about to be sent.
  var submittedAt: Date?
  /// When the outcome was decided.
  var decidedAt: Date?
  /// Why the wanted values are not allowed.
  let violations: [LimitViolation]
  /// Everything that must hold.
  let preconditions: [Precondition]
  /// What people are shown of that.
  var shownPreconditions: [Precondition] = []
  /// The requests, without their secrets.
  var requests: [RequestPreview]

  init(_ proposal: Proposal) {
    account = proposal.account
    venue = proposal.venue
    change = proposal.change
    violations = proposal.violations
    preconditions = proposal.preconditions
    requests = proposal.previews
  }

  /// The outcome in every form.
  func document(shapes: Shapes, now: Date) -> Document {
    Document(
      members: [.init("changes", .array([.object(members)]))], header: Self.columns,
      rows: [fields]
    ) { paint in
      ChangeOutcomeText(outcome: self, paint: paint, shapes: shapes, now: now).text
    }
  }

  /// The columns for comma-separated values, in order.
  static let columns = [
    "id", "account", "venue", "symbol", "from_long", "from_short", "from_source", "to_long",
    "to_short",
    "outcome", "proof", "reason", "venue_code", "venue_message",
  ]

  private var fields: [String] {
    [
      identifier?.text ?? "", account.text, venue.rawValue, change.symbol.text,
      change.from?.long.description ?? "", change.from?.short.description ?? "",
      change.fromSource.rawValue, change.to.long.description, change.to.short.description,
      outcome?.rawValue ?? "",
      proof?.rawValue ?? "", reason ?? "", venueError?.code?.text ?? "",
      venueError?.message?.text ?? "",
    ]
  }

  private var members: [JSONValue.Member] {
    [
      .init("id", JSONValue(identifier?.text)),
      .init("account", .string(account.text)),
      .init("venue", .string(venue.rawValue)),
      .init("symbol", .string(change.symbol.text)),
      .init("from", JSONValue(change.from)),
      .init("from_source", .string(change.fromSource.rawValue)),
      .init("to", JSONValue(change.to)),
      .init("outcome", JSONValue(outcome?.rawValue)),
      .init("proof", JSONValue(proof?.rawValue)),
      .init("reason", JSONValue(reason)),
      .init("venue_code", JSONValue(venueError?.code)),
      .init("venue_message", JSONValue(venueError?.message)),
      .init("explanation", JSONValue(explanation)),
      .init("undo_of", JSONValue(undone?.identifier.text)),
      .init("changed_since", JSONValue(isMovedSince)),
      .init("dry_run", .boolean(isDryRun)),
      .init("position_mode", JSONValue(change.positionMode?.rawValue)),
      .init("submitted_at", JSONValue(submittedAt)),
      .init("decided_at", JSONValue(decidedAt)),
      .init("journal_error", JSONValue(journalError.map(Wording.journalError))),
      .init("sides", .array(steps.flatMap { JSONValue.sides(of: $0.step, $0.verdict) })),
      .init("max_position", JSONValue(positionCaps)),
      .init("violations", .array(violations.map { JSONValue($0) })),
      .init("preconditions", .array(preconditions.map { JSONValue($0) })),
      .init("requests", .array(requests.map { JSONValue($0) })),
    ]
  }

  /// The largest positions at the new leverage, as the last answer that names any tells; nil where
  /// none does.
  var positionCaps: PositionCaps? {
    steps.compactMap { step in
      if case .accepted(let acceptance)? = step.answer { acceptance.positionCaps } else { nil }
    }.last { !$0.isEmpty }
  }

  /// Whether somebody has changed the setting since the change that this one undoes; nil where
  /// nothing is undone, or where what is set now is not known.
  private var isMovedSince: Bool? {
    guard let undone else { return nil }
    return change.from.map(undone.isMovedSince)
  }
}
