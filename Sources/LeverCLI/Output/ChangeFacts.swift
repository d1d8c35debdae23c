import LeverDomain
import OrderedJSON

/// What every command tells first of a change, whether it makes it or finds it in the journal.
struct ChangeFacts: Sendable {
  /// The name by which it is found again; nil where nothing was begun.
  let identifier: ChangeIdentifier?
  /// Whose change it is.
  let account: AccountName
  /// The account's venue.
  let venue: Venue
  /// From what to what.
  let change: Change
  /// What became of it; nil where that is not known, or was not tried.
  let outcome: Outcome?
  /// What that rests on.
  let proof: Proof?
  /// Why, spelled for scripts.
  let reason: String?
  /// What the venue said, where it did not simply accept.
  let venueError: VenueError?

  /// The fields of the contract.
  static let fields: FieldTable<ChangeFacts> = [
    Field("id") { JSONValue($0.identifier?.text) },
    Field("account") { .string($0.account.text) },
    Field("venue") { .string($0.venue.rawValue) },
    Field("symbol") { .string($0.change.symbol.text) },
    Field("from") { JSONValue($0.change.from) }
      .columns(("from_long", "long"), ("from_short", "short")),
    Field("from_source") { .string($0.change.fromSource.rawValue) },
    Field("to") { JSONValue($0.change.to) }.columns(("to_long", "long"), ("to_short", "short")),
    Field("outcome") { JSONValue($0.outcome?.rawValue) },
    Field("proof") { JSONValue($0.proof?.rawValue) },
    Field("reason") { JSONValue($0.reason) },
    Field("venue_code") { JSONValue($0.venueError?.code) },
    Field("venue_message") { JSONValue($0.venueError?.message) },
  ]
}
