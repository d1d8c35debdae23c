import LeverDomain

extension JournalFilter {
  /// What ``words`` finds where a change has no outcome.
  public static let withoutOutcome = "unsettled"

  /// The words of a text as ``words`` wants them.
  public static func words(of text: String) -> [String] {
    lowered(text).split(separator: " ").map(String.init)
  }

  /// Whether a change is wanted: what a store answers, for one that is at hand already.
  public func admits(_ change: JournalledChange) -> Bool {
    let intent = change.intent
    let time = intent.moment.local
    guard account ?? intent.account == intent.account,
      symbol ?? intent.change.symbol == intent.change.symbol,
      pattern?.matches(intent.change.symbol) ?? true,
      user ?? intent.author.user == intent.author.user,
      nameBeginning.map(intent.identifier.text.hasPrefix) ?? true,
      from.map({ time >= $0 }) ?? true, until.map({ time < $0 }) ?? true,
      before.map({ change.sequence < $0 }) ?? true,
      !isUnsettled || change.isUnsettled
    else { return false }
    if let outcomes {
      guard let outcome = change.outcome, outcomes.contains(outcome) else { return false }
    }
    return words.isEmpty || Self.holds(change, words)
  }

  private static func holds(_ change: JournalledChange, _ words: [String]) -> Bool {
    let intent = change.intent
    let text = lowered(
      [
        intent.identifier.text, intent.account.text, intent.venue.rawValue,
        intent.change.symbol.text, intent.author.user,
        change.outcome?.rawValue ?? withoutOutcome,
      ].joined(separator: " "))
    let bytes = Array(text.utf8)
    return words.allSatisfy { word in
      let word = Array(word.utf8)
      guard bytes.count >= word.count else { return false }
      return (0...(bytes.count - word.count)).contains { start in
        bytes[start..<(start + word.count)].elementsEqual(word)
      }
    }
  }

  /// Only letters of ASCII have a case here, so that every store finds the same.
  private static func lowered(_ text: String) -> String {
    String(
      decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
