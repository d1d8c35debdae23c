import JournalModel
import LeverDomain

/// The journal's list: changes of all accounts, newest first, as far back as the user has scrolled.
struct JournalList: Equatable {
  /// The changes that the filter lets through, newest first.
  private(set) var changes: [JournalledChange] = []
  /// The numbers of intents that cannot be understood.
  private(set) var unreadable: Set<Int64> = []
  /// Whether `changes` goes back to the beginning of the journal.
  private(set) var isComplete = false
  /// What the user filters by.
  private(set) var text = TextField(limit: 64)
  /// Whether only changes in doubt are shown.
  private(set) var isInDoubtOnly = false
  /// Which of `changes` is selected and in sight.
  private(set) var position = ListState()
  /// What the journal is being asked for.
  private(set) var question: JournalQuestion?
  /// Why the last answer did not come; nothing is asked until the user says so.
  private(set) var failure: JournalError?
  /// Whether the newest page is to be asked for.
  private var isOutdated = true
  private var nextNumber = 1

  /// The selected change; nil when none is shown.
  var selectedChange: JournalledChange? {
    changes.indices.contains(position.selected) ? changes[position.selected] : nil
  }

  /// Whether the newest page has not been read for the filter.
  var isReading: Bool { isOutdated && failure == nil }

  /// Which of `changes` stand in a window of so many lines.
  func window(_ lines: Int) -> Range<Int> { position.window(of: changes.count, lines: lines) }

  /// What the user wants to see.
  private var filter: JournalFilter {
    JournalFilter(words: JournalFilter.words(of: text.text), isUnsettled: isInDoubtOnly)
  }

  // MARK: - What the user does

  /// Shows what holds the words of a text. What is at hand is shown at once.
  mutating func edit(lines: Int, _ edit: (inout TextField) -> Void) {
    let before = text
    edit(&text)
    if text != before { refilter(lines: lines) }
  }

  /// Shows only changes in doubt, or all again.
  mutating func toggleInDoubtOnly(lines: Int) {
    isInDoubtOnly.toggle()
    refilter(lines: lines)
  }

  private mutating func refilter(lines: Int) {
    isOutdated = true
    isComplete = false
    failure = nil
    replace(changes.filter(filter.admits), lines: lines)
  }

  /// Reads everything again.
  mutating func readAgain() {
    isOutdated = true
    failure = nil
  }

  /// Selects a change, the nearer end where there is no such, and scrolls it into sight.
  mutating func select(_ index: Int, lines: Int) {
    position.select(index, of: changes.count, lines: lines)
  }

  /// Moves the selection.
  mutating func move(_ move: ListMove, lines: Int) {
    position.move(move, of: changes.count, lines: lines)
  }

  /// Scrolls without selecting another than need be.
  mutating func scroll(by delta: Int, lines: Int) {
    position.scroll(by: delta, of: changes.count, lines: lines)
  }

  /// Scrolls as little as needed for the selection to be in sight.
  mutating func reveal(lines: Int) {
    position.reveal(of: changes.count, lines: lines)
  }

  // MARK: - What the journal tells

  /// What to ask the journal for now; nil while an answer is awaited or enough is at hand.
  mutating func nextQuestion(lines: Int) -> JournalQuestion? {
    guard question == nil, failure == nil else { return nil }
    var filter = filter
    if !isOutdated {
      let isNearEnd = max(position.selected, position.top + lines) + lines >= changes.count
      guard isNearEnd, !isComplete, let last = changes.last else { return nil }
      filter.before = min(last.sequence, unreadable.min() ?? .max)
    }
    let asked = JournalQuestion(
      number: nextNumber, filter: filter, limit: max(64, 4 * lines))
    nextNumber += 1
    question = asked
    return asked
  }

  /// Takes in an answer. One to a filter that has been changed since is asked for again.
  mutating func take(
    _ answer: Result<JournalPage, JournalError>, to asked: JournalQuestion, lines: Int
  ) {
    guard question == asked else { return }
    question = nil
    var wanted = filter
    wanted.before = asked.filter.before
    guard asked.filter == wanted, asked.filter.before == nil || !isOutdated else { return }
    switch answer {
    case .failure(let error): failure = error
    case .success(let page): take(page, to: asked, lines: lines)
    }
  }

  private mutating func take(_ page: JournalPage, to asked: JournalQuestion, lines: Int) {
    let isAll = page.changes.count + page.unreadable.count < asked.limit
    let end = (page.changes.map(\.sequence) + page.unreadable).min() ?? .max
    // What is at hand beyond the newest page may have gaps under another filter.
    let kept = asked.filter.before == nil ? changes.filter { $0.sequence >= end } : changes
    isComplete = isAll
    isOutdated = false
    unreadable =
      asked.filter.before == nil
      ? Set(page.unreadable) : unreadable.union(page.unreadable)
    replace(Self.merged(kept, page.changes), lines: lines)
  }

  /// Takes in changes that somebody has written about.
  mutating func take(_ news: [JournalledChange], lines: Int) {
    let filter = filter
    let gone = Set(news.filter { !filter.admits($0) }.map(\.identifier))
    let oldest = isComplete ? 0 : changes.last?.sequence ?? .max
    let known = Set(changes.map(\.identifier))
    let fitting = news.filter {
      filter.admits($0) && (known.contains($0.identifier) || $0.sequence > oldest)
    }
    guard !gone.isDisjoint(with: known) || !fitting.isEmpty else { return }
    replace(
      Self.merged(changes.filter { !gone.contains($0.identifier) }, fitting), lines: lines)
  }

  /// Both lists in one, newest first; of one change what tells more.
  private static func merged(
    _ left: [JournalledChange], _ right: [JournalledChange]
  ) -> [JournalledChange] {
    var bySequence: [Int64: JournalledChange] = [:]
    for change in left + right {
      if let known = bySequence[change.sequence], known.latest > change.latest { continue }
      bySequence[change.sequence] = change
    }
    return bySequence.values.sorted { $0.sequence > $1.sequence }
  }

  /// Shows other changes and keeps the selection on its change, or as near as can be. Whoever looks
  /// at the newest goes on doing so.
  private mutating func replace(_ new: [JournalledChange], lines: Int) {
    let chosen = selectedChange
    changes = new
    guard let chosen else { return select(0, lines: lines) }
    position.follow(
      to: new.firstIndex { $0.sequence <= chosen.sequence } ?? new.count, of: new.count,
      lines: lines)
  }
}
