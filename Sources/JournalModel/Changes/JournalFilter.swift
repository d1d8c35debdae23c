public import FoundationEssentials
public import LeverDomain

/// Which changes are wanted. What is nil does not restrict.
public struct JournalFilter: Hashable, Sendable {
  /// Changes of this account.
  public var account: AccountName?
  /// Changes of this instrument.
  public var symbol: ContractSymbol?
  /// Changes of instruments whose symbols match.
  public var pattern: SymbolPattern?
  /// Changes with an intent noted at this time or later, by the local clock.
  public var from: Date?
  /// Changes with an intent noted before this time, by the local clock.
  public var until: Date?
  /// Changes with one of these outcomes.
  public var outcomes: Set<Outcome>?
  /// Changes by this person.
  public var user: String?
  /// Changes with a name that begins so, as ``ChangeIdentifier/beginning(_:)`` gives it.
  public var nameBeginning: String?
  /// Only changes that hold each of these words, given in lower case, in their name, account, venue,
  /// symbol, user or outcome; see ``words(of:)``. One without an outcome holds
  /// ``withoutOutcome``.
  public var words: [String]
  /// Only changes of which nobody knows what became of them.
  public var isUnsettled: Bool
  /// Only changes older than the one with this number: the next page of a list.
  public var before: Int64?

  /// Every change, unless restricted.
  public init(
    account: AccountName? = nil, symbol: ContractSymbol? = nil, pattern: SymbolPattern? = nil,
    from: Date? = nil, until: Date? = nil, outcomes: Set<Outcome>? = nil, user: String? = nil,
    nameBeginning: String? = nil, words: [String] = [], isUnsettled: Bool = false,
    before: Int64? = nil
  ) {
    self.account = account
    self.symbol = symbol
    self.pattern = pattern
    self.from = from
    self.until = until
    self.outcomes = outcomes
    self.user = user
    self.nameBeginning = nameBeginning
    self.words = words
    self.isUnsettled = isUnsettled
    self.before = before
  }
}

/// A part of the journal, newest first.
public struct JournalPage: Hashable, Sendable {
  /// The changes.
  public let changes: [JournalledChange]
  /// The numbers of intents that match and cannot be understood: the journal was altered.
  public let unreadable: [Int64]

  /// A part of a journal.
  public init(changes: [JournalledChange], unreadable: [Int64]) {
    self.changes = changes
    self.unreadable = unreadable
  }
}
