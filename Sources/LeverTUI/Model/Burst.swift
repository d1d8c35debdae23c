import TerminalCanvas

/// What stood on the screen before a burst of moves began.
///
/// A key that is held down moves a row or the knob many times a second. What follows from a move
/// (margin, tiers, the request, everything about another instrument) nobody reads meanwhile, and
/// over a slow line it would hold up the next move. So it stays as it was until the moves rest.
struct Burst: Equatable {
  /// The instrument that was selected.
  let subject: Subject?
  /// What was being set on it.
  let draft: Draft
}

extension Model {
  /// What a move can change.
  private var position: Burst { Burst(subject: subject, draft: draft) }

  /// Carries out a move of rows or of a knob. What follows from it is drawn when the moves rest;
  /// everything else ends the burst, so that nobody decides on what was.
  mutating func takeCountingMoves(_ event: InputEvent) -> [Effect] {
    let before = position
    let wasAsking = dialog != nil || isFiltering || draft.entry != nil
    let earlier = burst
    burst = nil
    let effects = take(event)
    let isMove =
      !wasAsking && dialog == nil && !isFiltering && draft.entry == nil && isMoved(from: before)
    guard isMove else { return effects }
    burst = earlier ?? before
    return effects + [.rest]
  }

  /// Whether the knob or the selection has moved, within one account.
  private func isMoved(from before: Burst) -> Bool {
    let now = row.map { Subject(account: selectedAccount, symbol: $0.symbol) }
    guard before.subject?.account == now?.account else { return false }
    return before.subject != now || before.draft != draft
  }

  /// The model as it was before the burst as far as moves go, with all that is known now. Itself
  /// while there is no burst.
  var atRest: Model {
    guard let burst, burst.subject?.account == selectedAccount,
      let symbol = burst.subject?.symbol, let account,
      let place = account.list.place(of: symbol),
      let position = account.list.shown.firstIndex(of: place)
    else { return self }
    var model = self
    model.burst = nil
    model.accounts[selectedAccount].list.select(position, lines: layout.listLines)
    model.draft = burst.draft
    model.proposal = model.proposedChange
    return model
  }

  /// Whether another instrument is selected than before the burst.
  var isSelectionMoving: Bool { burst.map { $0.subject != subject } ?? false }
}
