import JournalModel
import LeverDomain

/// Conditions in the language of the journal's file.
struct JournalQuery {
  private var conditions: [String] = []
  private(set) var values: [SQLiteValue] = []

  /// What ``IndexRow/searchText`` is here.
  private static let searchText = """
    lower(identifier || ' ' || account || ' ' || venue || ' ' || symbol || ' ' || user \
    || ' ' || coalesce(outcome, '\(JournalFilter.withoutOutcome)'))
    """

  mutating func add(_ condition: IndexCondition) {
    switch condition {
    case .equal(.account, let text): add("account = ?", .text(text))
    case .equal(.symbol, let text): add("symbol = ?", .text(text))
    case .equal(.user, let text): add("user = ?", .text(text))
    // Asked with the symbols that match.
    case .symbolMatches: break
    case .nameBegins(let beginning):
      // Names are of letters and digits, which all come before the tilde.
      add("identifier >= ?", .text(beginning))
      add("identifier < ?", .text(beginning + "~"))
    case .notedFrom(let moment): add("noted_at >= ?", .integer(moment))
    case .notedBefore(let moment): add("noted_at < ?", .integer(moment))
    case .older(let number): add("sequence < ?", .integer(number))
    case .outcome(let outcomes):
      let marks = outcomes.map { _ in "?" }.joined(separator: ", ")
      conditions.append("outcome IN (\(marks))")
      values += outcomes.map { .text($0.rawValue) }
    case .holds(let word): add("instr(\(Self.searchText), ?) > 0", .text(word))
    }
  }

  /// One of these symbols.
  mutating func addSymbols(_ symbols: [String]) {
    // One value however many they are.
    let list = symbols.map { "\"\($0)\"" }.joined(separator: ",")
    add("symbol IN (SELECT value FROM json_each(?))", .text("[\(list)]"))
  }

  private mutating func add(_ condition: String, _ value: SQLiteValue) {
    conditions.append(condition)
    values.append(value)
  }

  /// The query for identifier and sequence, newest first. Its last value is the limit.
  mutating func sql(limit: Int) -> String {
    values.append(.integer(Int64(max(0, limit))))
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return "SELECT identifier, sequence FROM change \(condition) ORDER BY sequence DESC LIMIT ?"
  }
}
