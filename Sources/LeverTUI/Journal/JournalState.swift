import Desk
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// The journal over the panes: its list, or one change that is looked at closely.
struct JournalState: Equatable {
  /// The list.
  private(set) var list = JournalList()
  /// The change that is looked at closely.
  private(set) var detail: JournalDetail?
  /// Whether keys are text of the filter.
  private(set) var isFiltering = false

  // MARK: - What the user does

  /// Does what a key asks for in the list.
  mutating func obey(_ command: JournalCommand, in layout: JournalLayout) -> [PaneRequest] {
    let lines = layout.listLines
    switch command {
    case .move(let move): list.move(move, lines: lines)
    case .open: detail = list.selectedChange.map(JournalDetail.init)
    case .filter: isFiltering = true
    case .clearFilter:
      if list.text.isEmpty { return [.closeJournal] }
      list.edit(lines: lines) { $0.clear() }
    case .toggleInDoubtOnly:
      list.toggleInDoubtOnly(lines: lines)
      return [.say(.note(list.isInDoubtOnly ? "only changes in doubt" : "all changes"))]
    case .readAgain:
      list.readAgain()
      return [.say(.note("reading the journal again"))]
    case .act(let act):
      guard let change = list.selectedChange else {
        return [.say(.note("no change is selected"))]
      }
      return request(act, on: change)
    case .close: return [.closeJournal]
    }
    return []
  }

  /// Does what a key asks for in the filter line.
  mutating func obey(_ command: FilterCommand, in layout: JournalLayout) {
    let lines = layout.listLines
    switch command {
    case .keep: isFiltering = false
    case .clear:
      isFiltering = false
      list.edit(lines: lines) { $0.clear() }
    case .eraseLast:
      if list.text.isEmpty { isFiltering = false }
      list.edit(lines: lines) { $0.eraseLast() }
    case .eraseAll: list.edit(lines: lines) { $0.clear() }
    case .move(let move): list.move(move, lines: lines)
    }
  }

  /// Does what a key asks for in a change that is looked at closely.
  mutating func obey(_ command: JournalDetailCommand, in layout: JournalLayout) -> [PaneRequest] {
    switch command {
    case .scroll(let move): detail?.move(move, page: layout.detail.rows - 1)
    case .readAgain:
      readAgain()
    case .act(let act): return detail.map { request(act, on: $0.change) } ?? []
    case .back: detail = nil
    case .close: return [.closeJournal]
    }
    return []
  }

  private func request(_ act: JournalAct, on change: JournalledChange) -> [PaneRequest] {
    switch act {
    case .undo: [.undo(.change(change.identifier))]
    case .copyCommand: [.showCommand(Wording.setCommand(of: change))]
    case .goToInstrument: [.goToInstrument(change.intent.instrument)]
    }
  }

  /// Takes in text for the filter.
  mutating func type(_ text: String, in layout: JournalLayout) {
    list.edit(lines: layout.listLines) { $0.type(text) }
  }

  /// Takes in what the mouse did.
  mutating func take(_ event: MouseEvent, in layout: JournalLayout) {
    switch event.action {
    case .scrollUp: scroll(by: -3, in: layout)
    case .scrollDown: scroll(by: 3, in: layout)
    case .press:
      guard detail == nil, layout.list.contains(event.place) else { return }
      let window = list.window(layout.listLines)
      let index = window.lowerBound + event.place.row - layout.list.top
      if window.contains(index) { list.select(index, lines: layout.listLines) }
    case .drag, .release: break
    }
  }

  private mutating func scroll(by delta: Int, in layout: JournalLayout) {
    if detail == nil {
      list.scroll(by: delta, lines: layout.listLines)
    } else {
      detail?.move(.lines(delta), page: 1)
    }
  }

  /// Keeps the place in the list when the screen has another size.
  mutating func resize(to layout: JournalLayout) { list.reveal(lines: layout.listLines) }

  /// Takes in how far the change can be scrolled.
  mutating func fit(_ last: Int?) { detail?.fit(last) }

  // MARK: - What the journal tells

  /// Asks the journal for what is lacking.
  mutating func plan(in layout: JournalLayout) -> [ScreenAction] {
    let requests = [
      list.nextQuestion(lines: layout.listLines).map(JournalRequest.readPage),
      detail?.nextRequest(),
    ]
    return requests.compactMap { $0.map(ScreenAction.journal) }
  }

  /// Has everything read again.
  mutating func readAgain() {
    list.readAgain()
    detail?.readAgain()
  }

  /// Takes in a page of the journal.
  mutating func take(
    _ answer: Result<JournalPage, JournalError>, to question: JournalQuestion,
    in layout: JournalLayout
  ) {
    list.take(answer, to: question, lines: layout.listLines)
  }

  /// Takes in what the journal tells of a change.
  mutating func take(
    _ answer: Result<JournalEvidence, JournalError>, of identifier: ChangeIdentifier
  ) {
    if detail?.change.identifier == identifier { detail?.take(answer) }
  }

  /// Takes in changes that somebody has written about.
  mutating func take(_ changes: [JournalledChange], in layout: JournalLayout) {
    detail?.take(changes)
    list.take(changes, lines: layout.listLines)
  }
}
