public import LeverDomain

/// What a store notes of a change beside its records, so that changes can be found and filtered.
/// Kept as plain values: a row that somebody altered may hold anything.
public struct IndexRow: Hashable, Sendable {
  /// The change's name.
  public var identifier: String?
  /// The number of its intent.
  public let sequence: Int64
  /// Its account.
  public var account: String?
  /// The account's venue.
  public var venue: String?
  /// Its instrument.
  public var symbol: String?
  /// Who made it.
  public var user: String?
  /// When its intent was noted, by the local clock, in Unix milliseconds.
  public var notedAt: Int64?
  /// What became of it by its last conclusion; nil before that.
  public var outcome: String?
  /// The number of that conclusion.
  public var concludedBy: Int64?
  /// The change that has overtaken it; nil for none.
  public var successor: String?
  /// The number of the record that says so.
  public var succeededBy: Int64?

  /// A row as it is kept, or of a change that nobody has concluded.
  public init(
    identifier: String?, sequence: Int64, account: String?, venue: String?, symbol: String?,
    user: String?, notedAt: Int64?, outcome: String? = nil, concludedBy: Int64? = nil,
    successor: String? = nil, succeededBy: Int64? = nil
  ) {
    self.identifier = identifier
    self.sequence = sequence
    self.account = account
    self.venue = venue
    self.symbol = symbol
    self.user = user
    self.notedAt = notedAt
    self.outcome = outcome
    self.concludedBy = concludedBy
    self.successor = successor
    self.succeededBy = succeededBy
  }

  /// The row of an intent.
  public init(_ intent: ChangeIntent, at sequence: Int64) {
    self.init(
      identifier: intent.identifier.text, sequence: sequence, account: intent.account.text,
      venue: intent.venue.rawValue, symbol: intent.change.symbol.text, user: intent.author.user,
      notedAt: JournalTimestamp.milliseconds(intent.moment.local))
  }

  /// The row of a change as all its records tell of it. Who concluded it is left out.
  public init(_ change: JournalledChange) {
    self.init(change.intent, at: change.sequence)
    outcome = change.outcome?.rawValue
    successor = change.successor?.text
  }
}

/// What a record does to the index.
public enum IndexUpdate: Hashable, Sendable {
  /// A change is new.
  case begun(IndexRow)
  /// A change was concluded.
  case concluded(ChangeIdentifier, outcome: Outcome, by: Int64)
  /// A change was overtaken.
  case overtaken(ChangeIdentifier, successor: ChangeIdentifier, by: Int64)

  /// What a record does to the index; nil for nothing.
  public init?(_ record: JournalRecord) {
    switch record.entry {
    case .intent(let intent): self = .begun(IndexRow(intent, at: record.sequence))
    case .conclusion(let conclusion):
      self = .concluded(
        conclusion.identifier, outcome: conclusion.outcome, by: record.sequence)
    case .supersession(let supersession):
      self = .overtaken(
        supersession.identifier, successor: supersession.successor, by: record.sequence)
    case .answer, .recovery, nil: return nil
    }
  }
}
