import FoundationEssentials
public import LeverDomain

/// One of the conditions that a filter comes to: what a store looks for in its index, and what a
/// change at hand is compared with.
public enum IndexCondition: Hashable, Sendable {
  /// A column that is compared as a whole.
  public enum Column: Hashable, Sendable {
    /// The account.
    case account
    /// The instrument.
    case symbol
    /// Who made the change.
    case user
  }

  /// The column holds exactly that.
  case equal(Column, String)
  /// The instrument's symbol matches.
  case symbolMatches(SymbolPattern)
  /// The name begins so.
  case nameBegins(String)
  /// The intent was noted then or later, in Unix milliseconds.
  case notedFrom(Int64)
  /// The intent was noted before, in Unix milliseconds.
  case notedBefore(Int64)
  /// The change is older than the one with that number.
  case older(than: Int64)
  /// The outcome is one of these.
  case outcome(oneOf: Set<Outcome>)
  /// ``IndexRow/searchText`` holds that, in lower case.
  case holds(String)
}

extension JournalFilter {
  /// What a change has to meet, all of it. Whether it is in doubt is no question to the index: that
  /// is decided by the records.
  public var conditions: [IndexCondition] {
    var conditions: [IndexCondition] = []
    if let account { conditions.append(.equal(.account, account.text)) }
    if let symbol { conditions.append(.equal(.symbol, symbol.text)) }
    if let pattern { conditions.append(.symbolMatches(pattern)) }
    if let user { conditions.append(.equal(.user, user)) }
    if let nameBeginning { conditions.append(.nameBegins(nameBeginning)) }
    if let from { conditions.append(.notedFrom(JournalTimestamp.milliseconds(from))) }
    if let until { conditions.append(.notedBefore(JournalTimestamp.milliseconds(until))) }
    if let before { conditions.append(.older(than: before)) }
    if let outcomes { conditions.append(.outcome(oneOf: outcomes)) }
    return conditions + words.map { .holds($0) }
  }

  /// Whether a change is wanted: what a store answers, for one that is at hand already.
  public func admits(_ change: JournalledChange) -> Bool {
    guard !isUnsettled || change.isUnsettled else { return false }
    let row = IndexRow(change)
    return conditions.allSatisfy(row.meets)
  }
}

extension IndexRow {
  /// What the words of a filter are looked for in: only letters of ASCII have a case here, so that
  /// every store finds the same.
  public var searchText: String {
    JournalFilter.lowered(
      [identifier, account, venue, symbol, user, outcome ?? JournalFilter.withoutOutcome]
        .map { $0 ?? "" }.joined(separator: " "))
  }

  /// Whether a condition is met.
  public func meets(_ condition: IndexCondition) -> Bool {
    switch condition {
    case .equal(.account, let text): account == text
    case .equal(.symbol, let text): symbol == text
    case .equal(.user, let text): user == text
    case .symbolMatches(let pattern):
      symbol.flatMap { ContractSymbol($0) }.map(pattern.matches) ?? false
    case .nameBegins(let beginning): identifier?.hasPrefix(beginning) ?? false
    case .notedFrom(let moment): notedAt.map { $0 >= moment } ?? false
    case .notedBefore(let moment): notedAt.map { $0 < moment } ?? false
    case .older(let number): sequence < number
    case .outcome(let outcomes):
      outcome.flatMap(Outcome.init(rawValue:)).map(outcomes.contains) ?? false
    case .holds(let word): searchText.utf8.contains(word.utf8)
    }
  }
}

extension Collection where Element == UInt8 {
  fileprivate func contains(_ other: some Collection<UInt8>) -> Bool {
    other.isEmpty || firstRange(of: other) != nil
  }
}
