import JournalModel
import LeverDomain
import TerminalCanvas

extension AppState {
  /// Takes in what the terminal reported. What follows from a move of rows or of a knob is drawn when
  /// the moves rest; everything else ends the burst, so that nobody decides on what was.
  mutating func takeCountingMoves(_ event: InputEvent) -> [ScreenAction] {
    let before = leverage.position
    let earlier = leverage.burst
    let wasAsking = isAsking
    leverage.endBurst()
    let actions = take(event)
    showSelected()
    let after = leverage.position
    let isMove =
      !wasAsking && !isAsking && before.subject?.account == after.subject?.account
      && (before.subject != after.subject || before.draft != after.draft)
    guard isMove else { return actions }
    leverage.beginBurst(from: earlier ?? before)
    return actions + [.background(.rest)]
  }

  /// Whether the keyboard goes to a dialog or a line of text over the panes.
  private var isAsking: Bool { dialog != nil || instruments.isFiltering || leverage.isTyping }

  private mutating func take(_ event: InputEvent) -> [ScreenAction] {
    if event.isFromPerson {
      undo.giveUp()
      touch()
    }
    switch event {
    case .key(let key): return press(key)
    case .mouse(let event): return layout.isTooSmall ? [] : take(event)
    case .paste(let text): return paste(text)
    case .resize(let size): resize(to: size)
    case .resumed: touch()
    case .focus(let isGained): if isGained { touch() } else { presence.loseFocus() }
    case .terminate(let signal): return terminate(signal)
    }
    return []
  }

  /// Notes that somebody is there.
  private mutating func touch() {
    if presence.touch(at: now) { markForExamination() }
  }

  private mutating func resize(to size: Size) {
    self.size = size
    for index in accounts.all.indices { instruments.reveal(of: index, lines: layout.listLines) }
    journal?.resize(to: JournalLayout(size: size))
  }

  /// Takes in pasted text: as text where text is asked for, and never as a confirmation.
  private mutating func paste(_ text: String) -> [ScreenAction] {
    remark = nil
    let cleaned = VenueText(cleaning: text).text
    let context = keyContext
    switch context {
    case .filter, .entry, .journalFilter: return type(cleaned, in: context)
    case .accounts, .instruments, .leverage, .changes:
      return cleaned.first?.isASCIIDigit ?? false ? type(cleaned, in: context) : []
    case .review: remark = .warning("a paste cannot confirm; type it by hand")
    case .anywhere, .panes, .journal, .journalDetail, .command, .help, .quit: break
    }
    return []
  }

  // MARK: - Mouse

  private mutating func take(_ event: MouseEvent) -> [ScreenAction] {
    if dialog != nil { return takeInDialog(event) }
    if journal != nil {
      let journalLayout = journalLayout
      journal?.take(event, in: journalLayout)
      return []
    }
    switch event.action {
    case .press:
      remark = nil
      return press(at: event.place)
    case .drag:
      leverage.slide(to: event.place.column, on: subject, in: leveragePane)
    case .release: leverage.release()
    case .scrollUp: return turnWheel(by: -1, at: event.place)
    case .scrollDown: return turnWheel(by: 1, at: event.place)
    }
    return []
  }

  /// A click can cancel, never confirm.
  private mutating func takeInDialog(_ event: MouseEvent) -> [ScreenAction] {
    switch event.action {
    case .scrollUp: return scrollDialog(by: -2)
    case .scrollDown: return scrollDialog(by: 2)
    case .press:
      guard case .review(var review) = dialog else { return [] }
      return perform(review.press(at: event.place))
    case .drag, .release: return []
    }
  }

  private mutating func scrollDialog(by lines: Int) -> [ScreenAction] {
    switch dialog {
    case .review: obey(.review(.scroll(.lines(lines))))
    case .help: obey(.help(.scroll(.lines(lines))))
    case .command, .quit, nil: []
    }
  }

  private var leveragePane: LeveragePaneLayout {
    LeveragePaneLayout(pane: layout.leverage, isApart: subject?.isApart ?? false)
  }

  private mutating func press(at place: Point) -> [ScreenAction] {
    let layout = layout
    guard !accounts.all.isEmpty else { return [] }
    if layout.accounts.contains(place) { return perform(accounts.press(at: place)) }
    if layout.instruments.contains(place) {
      return perform(
        instruments.press(
          line: place.row - layout.instrumentRows.top, of: accounts.selectedIndex,
          lines: layout.listLines))
    }
    if layout.changes.contains(place) {
      return standing.shownChanges.isEmpty ? [] : perform([.focus(.changes)])
    }
    guard layout.leverage.contains(place) else { return [] }
    instruments.leaveFilter()
    return perform(leverage.press(at: place, on: subject, in: leveragePane))
  }

  private mutating func turnWheel(by direction: Int, at place: Point) -> [ScreenAction] {
    let layout = layout
    guard !accounts.all.isEmpty else { return [] }
    if layout.instruments.contains(place) {
      instruments.scroll(
        by: direction * 3, of: accounts.selectedIndex, lines: layout.listLines)
    } else if layout.leverage.contains(place) {
      return perform(
        leverage.turnWheel(by: direction, at: place, on: subject, in: leveragePane))
    } else if layout.changes.contains(place) {
      staging.turnWheel(by: direction)
    } else if layout.accounts.contains(place) {
      return perform([.selectAccount(accounts.selectedIndex + direction)])
    }
    return []
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
