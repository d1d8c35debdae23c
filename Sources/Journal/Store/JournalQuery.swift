import JournalModel
import LeverDomain

/// A filter in the language of the journal's file.
struct JournalQuery {
  private var conditions: [String] = []
  private(set) var values: [SQLiteValue] = []

  /// - Parameter symbols: the symbols of which one is wanted, where a pattern chose them.
  init(_ filter: JournalFilter, symbols: [String]? = nil) {
    if let account = filter.account { add("account = ?", .text(account.text)) }
    if let symbol = filter.symbol { add("symbol = ?", .text(symbol.text)) }
    if let symbols {
      // One value however many they are.
      let list = symbols.map { "\"\($0)\"" }.joined(separator: ",")
      add("symbol IN (SELECT value FROM json_each(?))", .text("[\(list)]"))
    }
    if let user = filter.user { add("user = ?", .text(user)) }
    if let beginning = filter.nameBeginning {
      // Names are of letters and digits, which all come before the tilde.
      add("identifier >= ?", .text(beginning))
      add("identifier < ?", .text(beginning + "~"))
    }
    if let from = filter.from { add("noted_at >= ?", .integer(from.journalMilliseconds)) }
    if let until = filter.until { add("noted_at < ?", .integer(until.journalMilliseconds)) }
    if let before = filter.before { add("sequence < ?", .integer(before)) }
    if let outcomes = filter.outcomes {
      let marks = outcomes.map { _ in "?" }.joined(separator: ", ")
      conditions.append("outcome IN (\(marks))")
      values += outcomes.map { .text($0.rawValue) }
    }
    for word in filter.words {
      add(
        """
        instr(lower(identifier || ' ' || account || ' ' || venue || ' ' || symbol || ' ' || user \
        || ' ' || coalesce(outcome, '\(JournalFilter.withoutOutcome)')), ?) > 0
        """, .text(word))
    }
    if filter.isUnsettled {
      conditions.append("(outcome IS NULL OR outcome = 'unknown') AND successor IS NULL")
    }
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
