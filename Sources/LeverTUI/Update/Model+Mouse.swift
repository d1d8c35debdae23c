import LeverDomain
import TerminalCanvas

extension Model {
  /// Takes in what the mouse did.
  mutating func take(_ event: MouseEvent) -> [Effect] {
    if dialog != nil { return takeInDialog(event) }
    if journalView != nil {
      takeInJournal(event)
      return []
    }
    switch event.action {
    case .press:
      remark = nil
      press(at: event.place)
    case .drag:
      if case .slider(let side) = grip { slide(side, to: event.place.column) }
    case .release: grip = nil
    case .scrollUp: turnWheel(by: -1, at: event.place)
    case .scrollDown: turnWheel(by: 1, at: event.place)
    }
    return []
  }

  private var leveragePane: LeveragePaneLayout {
    LeveragePaneLayout(pane: layout.leverage, isApart: isApart)
  }

  private mutating func press(at place: Point) {
    guard !accounts.isEmpty else { return }
    let layout = layout
    if layout.accounts.contains(place) {
      focus = .accounts
      if let index = AccountsPane.account(at: place, model: self) { selectAccount(index) }
    } else if layout.instruments.contains(place) {
      focus = .instruments
      isFiltering = false
      let position = place.row - layout.instrumentRows.top
      let window = accounts[selectedAccount].list.window(layout.listLines)
      if position >= 0, position < window.count { selectRow(window.lowerBound + position) }
    } else if layout.changes.contains(place) {
      if !shownChanges.isEmpty { focus = .changes }
    } else if layout.leverage.contains(place) {
      focus = .leverage
      isFiltering = false
      if let side = leveragePane.slider(at: place), row != nil {
        draft.side = isApart ? side : .long
        grip = .slider(side)
        slide(side, to: place.column)
      } else if isApart {
        for side in PositionSide.allCases where place.row == leveragePane.valueLine(of: side) {
          draft.side = side
        }
      }
    }
  }

  private mutating func slide(_ side: PositionSide, to column: Int) {
    guard let slider else { return }
    draft.entry = nil
    draftBeforeEntry = nil
    want(slider.value(at: column - leveragePane.track.lowerBound), on: side)
  }

  private mutating func turnWheel(by direction: Int, at place: Point) {
    guard !accounts.isEmpty else { return }
    if layout.instruments.contains(place) {
      accounts[selectedAccount].list.scroll(by: direction * 3, lines: layout.listLines)
    } else if let side = leveragePane.slider(at: place), row != nil {
      draft.side = isApart ? side : .long
      step(by: -direction)
    } else if layout.leverage.contains(place) {
      scrollDetails(by: direction * 2)
    } else if layout.changes.contains(place) {
      changesTop = max(0, min(changesTop + direction, ChangesPane.lastTop(self)))
    } else if layout.accounts.contains(place) {
      selectAccount(selectedAccount + direction)
    }
  }
}
