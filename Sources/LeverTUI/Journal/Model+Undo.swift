import Desk
import LeverDomain
import LeverWording

extension Model {
  /// Asks the journal what undoing on the selected instrument would undo.
  mutating func askToUndo() -> [Effect] {
    guard let row, let account else {
      remark = .note("choose an instrument first")
      return []
    }
    return askToUndo(
      .latest(
        InstrumentKey(
          account: account.account.name, venue: account.account.venue, symbol: row.symbol)))
  }

  /// Asks the journal for what is to be undone. The answer opens the review, unless the user has
  /// gone on to something else by then: see ``giveUpUndo()``.
  mutating func askToUndo(_ target: UndoTarget) -> [Effect] {
    let request = UndoRequest(number: nextUndo, target: target)
    nextUndo += 1
    pendingUndo = request
    remark = .note("looking in the journal for what to undo")
    return [.findUndo(request)]
  }

  /// Lets an answer that is still to come open nothing.
  mutating func giveUpUndo() { pendingUndo = nil }

  /// Takes in what the journal holds of what is to be undone.
  mutating func takeUndo(_ finding: UndoFinding, of number: Int) -> [Effect] {
    guard let request = pendingUndo, request.number == number else { return [] }
    pendingUndo = nil
    guard dialog == nil, !isTyping, !layout.isTooSmall else { return [] }
    remark = nil
    switch finding {
    case .failed(let error):
      remark = .warning("the journal cannot be read: \(Wording.journalError(error))")
      return []
    case .nothing:
      remark = .note(Wording.nothingToUndo(of: request.symbol))
      return []
    case .impossible(let change, let obstacle):
      remark = .note(Wording.obstacle(obstacle, to: change))
      return []
    case .possible(let aim): return reviewUndo(aim)
    }
  }

  /// Opens the review of the change that would undo another, or says why it cannot be reviewed.
  private mutating func reviewUndo(_ aim: UndoAim) -> [Effect] {
    let key = aim.change.intent.instrument
    guard let (index, place) = listedPlace(of: key) else { return [] }
    guard !isSubmitting(key.symbol, account: index) else {
      remark = .warning("a change of \(key.symbol) is in progress; wait for its outcome")
      return []
    }
    let reading = accounts[index].list.rows[place].reading
    let proposal = propose(aim.setting, on: reading, in: accounts[index])
    if proposal.isAlreadySet {
      remark = .note("already \(Wording.setting(aim.setting)); nothing to undo")
      return []
    }
    let entry = ChangeEntry(
      identifier: nextChange, account: index, instrument: reading.instrument, proposal: proposal,
      purpose: .undo(aim.change), state: .staged)
    nextChange += 1
    dialog = .review(Review(entries: [entry]))
    markForExamination(place, of: index)
    return [.discardPendingInput] + askBudgets(of: index)
  }

  /// Where an instrument of the journal is listed here: the place of its account, and its own among
  /// that account's rows. Says so where it is not, and answers nil.
  mutating func listedPlace(of key: InstrumentKey) -> (account: Int, place: Int)? {
    guard let index = accountIndex(of: key) else {
      remark = .warning("\(key.account) on \(key.venue.displayName) is not among these accounts")
      return nil
    }
    guard let place = accounts[index].list.place(of: key.symbol) else {
      remark = .warning("\(key.account) does not list \(key.symbol), or has not yet")
      return nil
    }
    return (index, place)
  }

  /// The place of an instrument's account among the accounts; nil when it is not configured here.
  func accountIndex(of key: InstrumentKey) -> Int? {
    accounts.firstIndex { $0.account.name == key.account && $0.account.venue == key.venue }
  }
}

extension UndoRequest {
  /// The instrument that it is about, where no change is named.
  fileprivate var symbol: ContractSymbol? {
    if case .latest(let key) = target { key.symbol } else { nil }
  }
}
