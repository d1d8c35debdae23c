import Desk
import FoundationEssentials
import JournalModel
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
  /// What it would do to the positions that are open, for people; nil where nothing is to be said.
  var positionEffect: String?
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
    Document("changes", [self], Self.fields) { paint in
      ChangeOutcomeText(outcome: self, paint: paint, shapes: shapes, now: now).text
    }
  }

  private var facts: ChangeFacts {
    ChangeFacts(
      identifier: identifier, account: account, venue: venue, change: change, outcome: outcome,
      proof: proof, reason: reason, venueError: venueError)
  }

  /// The fields of `set` and `undo`.
  static let fields: FieldTable<ChangeOutcome> =
    ChangeFacts.fields.of { $0.facts } + ownFields.withoutColumns

  private static let ownFields: FieldTable<ChangeOutcome> = [
    Field("explanation") { JSONValue($0.explanation) },
    Field("undo_of") { JSONValue($0.undone?.identifier.text) },
    Field("changed_since") { JSONValue($0.isMovedSince) },
    Field("dry_run") { .boolean($0.isDryRun) },
    Field("position_mode") { JSONValue($0.change.positionMode?.rawValue) },
    Field("submitted_at") { JSONValue($0.submittedAt) },
    Field("decided_at") { JSONValue($0.decidedAt) },
    Field("journal_error") { JSONValue($0.journalError.map(Wording.journalError)) },
    Field("sides") { row in
      .array(row.steps.flatMap { JSONValue.sides(of: $0.step, $0.verdict) })
    },
    Field("max_position") { JSONValue($0.positionCaps) },
    Field("violations") { .array($0.violations.map { JSONValue($0) }) },
    Field("preconditions") { .array($0.preconditions.map { JSONValue($0) }) },
    Field("requests") { .array($0.requests.map { JSONValue($0) }) },
  ]

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
