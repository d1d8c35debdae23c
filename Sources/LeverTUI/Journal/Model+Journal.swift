import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

extension Model {
  /// How many changes of the journal are in sight.
  private var journalLines: Int { JournalLayout(size: size).listLines }

  /// Does what a key asks for in the journal.
  mutating func obeyInJournal(_ intent: Intent) -> [Effect] {
    if journalView?.detail != nil { return obeyInDetail(intent) }
    switch intent {
    case .cancel, .journal: journalView = nil
    case .filter: journalView?.isFiltering = true
    case .keepFilter: journalView?.isFiltering = false
    case .clearFilter: clearJournalFilter()
    case .eraseBackward: eraseInJournal()
    case .eraseAll: editJournalFilter { $0.clear() }
    case .unsettledOnly: toggleUnsettledOnly()
    case .move, .movePage, .moveToStart, .moveToEnd: moveInJournal(intent)
    case .readAgain:
      journalView?.readAgain()
      remark = .note("reading the journal again")
    case .open:
      if let change = journalView?.selectedChange { journalView?.detail = JournalDetail(change) }
    case .undo, .copyCommand, .goToInstrument:
      guard let change = journalView?.selectedChange else {
        remark = .note("no change is selected")
        return []
      }
      return act(intent, on: change)
    default: return obeyAnywhere(intent)
    }
    return []
  }

  private mutating func obeyInDetail(_ intent: Intent) -> [Effect] {
    guard let detail = journalView?.detail else { return [] }
    let most = JournalDetailPane.lastTop(self, detail)
    let page = JournalLayout(size: size).detail.rows - 1
    switch intent {
    case .cancel: journalView?.detail = nil
    case .journal: journalView = nil
    case .move(let lines): journalView?.detail?.top = max(0, min(most, detail.top + lines))
    case .movePage(let pages):
      journalView?.detail?.top = max(0, min(most, detail.top + pages * page))
    case .moveToStart: journalView?.detail?.top = 0
    case .moveToEnd: journalView?.detail?.top = most
    case .readAgain: journalView?.readAgain()
    case .undo, .copyCommand, .goToInstrument: return act(intent, on: detail.change)
    default: return obeyAnywhere(intent)
    }
    return []
  }

  /// Does what holds in every full view.
  private mutating func obeyAnywhere(_ intent: Intent) -> [Effect] {
    switch intent {
    case .help: dialog = .help(top: 0)
    case .nextTheme: return nextTheme()
    case .redraw: return [.redraw]
    case .quit: return askToQuit()
    case .settleAgain: return settleAgain()
    default: break
    }
    return []
  }

  private mutating func act(_ intent: Intent, on change: JournalledChange) -> [Effect] {
    switch intent {
    case .undo: return askToUndo(.change(change.identifier))
    case .copyCommand:
      let command = Wording.setCommand(of: change)
      dialog = .command(command)
      return abilities.clipboard ? [.copy(command)] : []
    case .goToInstrument: goToInstrument(change.intent.instrument)
    default: break
    }
    return []
  }

  /// Selects an instrument in the panes and closes the journal, or says why that cannot be.
  private mutating func goToInstrument(_ key: InstrumentKey) {
    guard let (index, place) = listedPlace(of: key) else { return }
    if SymbolSearch.firstIndex(of: place, in: accounts[index].list.shown) == nil {
      accounts[index].list.filter(by: "", lines: layout.listLines)
    }
    guard let position = SymbolSearch.firstIndex(of: place, in: accounts[index].list.shown)
    else { return }
    journalView = nil
    focus = .instruments
    selectAccount(index)
    selectRow(position)
  }

  // MARK: - Filter and selection

  private mutating func clearJournalFilter() {
    if let view = journalView, view.text.isEmpty, !view.isFiltering { journalView = nil }
    journalView?.isFiltering = false
    editJournalFilter { $0.clear() }
  }

  private mutating func eraseInJournal() {
    guard let view = journalView else { return }
    if view.text.isEmpty {
      journalView?.isFiltering = false
    } else {
      editJournalFilter { $0.eraseLast() }
    }
  }

  /// Filters the journal.
  mutating func editJournalFilter(_ edit: (inout TextField) -> Void) {
    let lines = journalLines
    journalView?.edit(lines: lines, edit)
  }

  private mutating func toggleUnsettledOnly() {
    let lines = journalLines
    journalView?.toggleUnsettledOnly(lines: lines)
    remark = .note(
      journalView?.isUnsettledOnly ?? false ? "only changes in doubt" : "all changes")
  }

  private mutating func moveInJournal(_ intent: Intent) {
    let lines = journalLines
    switch intent {
    case .move(let delta): journalView?.move(.lines(delta), lines: lines)
    case .movePage(let pages): journalView?.move(.pages(pages), lines: lines)
    case .moveToStart: journalView?.move(.start, lines: lines)
    case .moveToEnd: journalView?.move(.end, lines: lines)
    default: return
    }
  }

  /// Takes in what the mouse did over the journal.
  mutating func takeInJournal(_ event: MouseEvent) {
    let place = JournalLayout(size: size)
    switch event.action {
    case .scrollUp, .scrollDown:
      let step = event.action == .scrollUp ? -3 : 3
      if journalView?.detail != nil {
        _ = obeyInDetail(.move(step))
      } else {
        journalView?.scroll(by: step, lines: place.listLines)
      }
    case .press:
      guard let view = journalView, view.detail == nil, place.list.contains(event.place) else {
        return
      }
      let window = view.window(place.listLines)
      let index = window.lowerBound + event.place.row - place.list.top
      if window.contains(index) { journalView?.select(index, lines: place.listLines) }
    case .drag, .release: break
    }
  }

  // MARK: - What the journal tells

  /// Asks the journal for what the view lacks.
  mutating func planJournal() -> [Effect] {
    guard journalView != nil, !layout.isTooSmall else { return [] }
    let lines = journalLines
    var effects: [Effect] = []
    if let question = journalView?.nextQuestion(lines: lines) {
      effects.append(.readJournal(question))
    }
    if let detail = journalView?.detail, detail.isOutdated, !detail.isReading {
      journalView?.detail?.isOutdated = false
      journalView?.detail?.isReading = true
      effects.append(.readEvidence(detail.change.identifier, detail.instrument))
    }
    return effects
  }

  /// Takes in a page of the journal.
  mutating func takeJournal(
    _ answer: Result<JournalPage, JournalError>, to question: JournalQuestion
  ) {
    let lines = journalLines
    journalView?.take(answer, to: question, lines: lines)
  }

  /// Takes in what the journal tells of the change that is looked at.
  mutating func takeEvidence(
    _ answer: Result<JournalEvidence, JournalError>, of identifier: ChangeIdentifier
  ) {
    guard journalView?.detail?.change.identifier == identifier else { return }
    journalView?.detail?.isReading = false
    switch answer {
    case .failure(let error): journalView?.detail?.failure = error
    case .success(let evidence):
      journalView?.detail?.failure = nil
      journalView?.detail?.evidence = evidence
      if let change = JournalledChange(evidence.records) { journalView?.detail?.change = change }
    }
  }

  /// Takes in changes that somebody has written about.
  mutating func refreshJournal(with changes: [JournalledChange]) {
    let lines = journalLines
    journalView?.take(changes, lines: lines)
  }

  /// Keeps the place in the journal when the screen has another size.
  mutating func fitJournal() {
    let lines = journalLines
    journalView?.reveal(lines: lines)
    guard let detail = journalView?.detail else { return }
    let most = JournalDetailPane.lastTop(self, detail)
    journalView?.detail?.top = min(detail.top, most)
  }
}
