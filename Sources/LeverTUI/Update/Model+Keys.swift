import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

extension Model {
  /// Takes in a key: as text where text is being typed, else by the table of keys.
  mutating func press(_ key: Key) -> [Effect] {
    remark = nil
    if layout.isTooSmall {
      let intent = KeyBindings.intent(for: key, in: dialog == nil ? .anywhere : keyContext)
      return intent == .quit || dialog == .quit ? obey(intent ?? .cancel) : []
    }
    let context = keyContext
    if let intent = KeyBindings.intent(for: key, in: context) { return obey(intent) }
    if case .character(let scalar) = key.code, !key.control, !key.alternate {
      typed(scalar, in: context)
    }
    return []
  }

  private mutating func typed(_ scalar: Unicode.Scalar, in context: KeyContext) {
    let isDigit = ("0"..."9").contains(scalar)
    switch context {
    case .filter:
      setFilter((account?.list.filter ?? "") + String(scalar))
    case .entry:
      guard scalar.isASCII, scalar != " " else { return }
      type((draft.entry ?? "") + String(scalar))
    case .journalFilter: editJournalFilter { $0.type(String(scalar)) }
    case .accounts, .instruments, .leverage, .changes:
      if isDigit { beginEntry(String(scalar)) }
    case .review:
      guard isDigit || scalar == "." || scalar == "/" else { return }
      typeAgain(scalar)
    case .anywhere, .journal, .journalDetail, .command, .help, .quit: break
    }
  }

  /// Does what a key asks for, where the keyboard is.
  mutating func obey(_ intent: Intent) -> [Effect] {
    switch dialog {
    case .review: return obeyInReview(intent)
    case .help(let top): return obeyInHelp(intent, top: top)
    case .quit: return obeyInQuit(intent)
    case .command:
      if intent == .cancel { dialog = nil }
      return []
    case nil: break
    }
    if journalView != nil { return obeyInJournal(intent) }
    switch intent {
    case .quit: return askToQuit()
    case .help: dialog = .help(top: 0)
    case .nextTheme: return nextTheme()
    case .redraw: return [.redraw]
    case .readAgain: return readAgain()
    case .settleAgain: return settleAgain()
    case .focusNext: moveFocus(by: 1)
    case .focusPrevious: moveFocus(by: -1)
    case .focusLeft: focus = focus == .leverage ? .instruments : .accounts
    case .focusRight: focus = focus == .instruments ? .leverage : .instruments
    case .filter:
      focus = .instruments
      isFiltering = true
      setFilter("")
    case .clearFilter:
      isFiltering = false
      setFilter("")
    case .keepFilter: isFiltering = false
    case .eraseBackward: eraseBackward()
    case .eraseAll: eraseAll()
    case .move, .movePage, .moveToStart, .moveToEnd, .open: moveSelection(intent)
    case .step(let steps): step(by: steps)
    case .stepRound(let direction): stepRound(by: direction)
    case .toMinimum: moveToEnd(\.minimum)
    case .toMaximum: moveToEnd(\.maximum)
    case .switchSide: switchSide()
    case .toggleLink: toggleLink()
    case .revert: revert()
    case .review: return openReview()
    case .scrollDetails(let lines): scrollDetails(by: lines)
    case .undo: return askToUndo()
    case .journal: journalView = JournalView()
    case .unsettledOnly, .copyCommand, .goToInstrument: break
    case .cancel: giveUpEntry()
    case .confirm: break
    }
    return []
  }

  private mutating func revert() {
    if draft.isTouched {
      draft.long = nil
      draft.short = nil
    } else {
      focus = .instruments
    }
  }

  mutating func nextTheme() -> [Effect] {
    guard !themes.isEmpty else { return [] }
    theme = (theme + 1) % themes.count
    remark = .note("theme: \(themes[theme])")
    return [.useTheme(theme)]
  }

  private mutating func readAgain() -> [Effect] {
    guard accounts.indices.contains(selectedAccount) else { return [] }
    var effects: [Effect] = []
    if case .failed = accounts[selectedAccount].connection {
      accounts[selectedAccount].connection = .connecting
      effects.append(.connect(account: selectedAccount))
    } else if focus == .accounts {
      effects.append(.connect(account: selectedAccount))
    }
    if focus == .accounts || !accounts[selectedAccount].list.isListed {
      effects.append(.readInstruments(account: selectedAccount))
    }
    markForExamination(always: true)
    let subject =
      focus == .accounts ? accounts[selectedAccount].account.name.text : row?.symbol.text
    remark = .note("reading \(subject ?? "the instruments") again")
    return effects
  }

  /// Goes through the stops of the keyboard: accounts, instruments, leverage, and its other side.
  private mutating func moveFocus(by direction: Int) {
    if draft.entry != nil, !acceptEntry() { return }
    var stops: [(Focus, PositionSide)] = [
      (.accounts, .long), (.instruments, .long), (.leverage, .long),
    ]
    if isApart { stops.append((.leverage, .short)) }
    if !shownChanges.isEmpty { stops.append((.changes, .long)) }
    let here =
      stops.firstIndex { $0.0 == focus && ($0.0 != .leverage || !isApart || $0.1 == draft.side) }
      ?? 0
    let next = stops[(here + direction + stops.count) % stops.count]
    focus = next.0
    if focus == .leverage { draft.side = next.1 }
  }

  private mutating func moveSelection(_ intent: Intent) {
    guard !accounts.isEmpty else { return }
    if focus == .accounts, !isFiltering { return moveAccount(intent) }
    if focus == .changes, !isFiltering { return scrollChanges(intent) }
    let lines = layout.listLines
    switch intent {
    case .move(let delta): accounts[selectedAccount].list.move(.lines(delta), lines: lines)
    case .movePage(let pages): accounts[selectedAccount].list.move(.pages(pages), lines: lines)
    case .moveToStart: accounts[selectedAccount].list.move(.start, lines: lines)
    case .moveToEnd: accounts[selectedAccount].list.move(.end, lines: lines)
    case .open: focus = .leverage
    default: return
    }
  }

  private mutating func scrollChanges(_ intent: Intent) {
    let most = ChangesPane.lastTop(self)
    let page = max(1, layout.changes.rows - 1)
    switch intent {
    case .move(let lines): changesTop = max(0, min(changesTop + lines, most))
    case .movePage(let pages): changesTop = max(0, min(changesTop + pages * page, most))
    case .moveToStart: changesTop = 0
    case .moveToEnd: changesTop = most
    default: break
    }
  }

  /// Selects a row of the selected account.
  mutating func selectRow(_ index: Int) {
    accounts[selectedAccount].list.select(index, lines: layout.listLines)
  }

  private mutating func moveAccount(_ intent: Intent) {
    switch intent {
    case .move(let delta): selectAccount(selectedAccount + delta)
    case .moveToStart: selectAccount(0)
    case .moveToEnd: selectAccount(accounts.count - 1)
    case .open: focus = .instruments
    default: break
    }
  }

  /// Selects an account, the nearer end where there is no such.
  mutating func selectAccount(_ index: Int) {
    selectedAccount = index.clampedToPlace(of: accounts.count)
    guard accounts.indices.contains(selectedAccount) else { return }
    accounts[selectedAccount].list.reveal(lines: layout.listLines)
  }

  /// Filters the instruments of the selected account.
  mutating func setFilter(_ text: String) {
    guard accounts.indices.contains(selectedAccount) else { return }
    accounts[selectedAccount].list.filter(by: text, lines: layout.listLines)
  }

  private mutating func eraseBackward() {
    if isFiltering {
      let filter = account?.list.filter ?? ""
      if filter.isEmpty { isFiltering = false } else { setFilter(String(filter.dropLast())) }
    } else if let entry = draft.entry {
      if entry.count <= 1 { giveUpEntry() } else { type(String(entry.dropLast())) }
    }
  }

  private mutating func eraseAll() {
    if isFiltering { setFilter("") } else { giveUpEntry() }
  }

  /// Takes in pasted text: as text where text is asked for, and never as a confirmation.
  mutating func paste(_ text: String) -> [Effect] {
    remark = nil
    let cleaned = VenueText(cleaning: text).text
    switch keyContext {
    case .filter: setFilter((account?.list.filter ?? "") + cleaned)
    case .entry: type((draft.entry ?? "") + cleaned)
    case .journalFilter: editJournalFilter { $0.type(cleaned) }
    case .accounts, .instruments, .leverage, .changes:
      if cleaned.first.map({ ("0"..."9").contains($0) }) ?? false { beginEntry(cleaned) }
    case .review: remark = .warning("a paste cannot confirm; type it by hand")
    case .anywhere, .journal, .journalDetail, .command, .help, .quit: break
    }
    return []
  }
}
