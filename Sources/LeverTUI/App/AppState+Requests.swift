import Desk
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

extension AppState {
  /// Does what a part of the screen asks of the others.
  mutating func perform(_ requests: [PaneRequest]) -> [ScreenAction] {
    requests.flatMap { request in perform(request) }
  }

  private mutating func perform(_ request: PaneRequest) -> [ScreenAction] {
    switch request {
    case .say(let remark): self.remark = remark
    case .focus(let focus): self.focus = focus
    case .moveFocus(let direction): moveFocus(by: direction)
    case .selectAccount(let index): selectAccount(index)
    case .review: return reviewDraft()
    case .undo(let target):
      remark = .note("looking in the journal for what to undo")
      return [.journal(.findUndo(undo.ask(for: target)))]
    case .submit(let entries): return submit(entries)
    case .showCommand(let command):
      dialog = .command(command)
      return abilities.clipboard ? [.terminal(.copy(command))] : []
    case .goToInstrument(let key): goToInstrument(key)
    case .closeDialog: dialog = nil
    case .closeJournal: journal = nil
    case .quit: exit = .quit
    }
    return []
  }

  /// Selects an account and keeps its selected instrument in sight.
  mutating func selectAccount(_ index: Int) {
    accounts.select(index)
    instruments.reveal(of: accounts.selectedIndex, lines: layout.listLines)
  }

  /// Goes through the stops of the keyboard: accounts, instruments, leverage, and its other side.
  private mutating func moveFocus(by direction: Int) {
    let isApart = subject?.isApart ?? false
    var stops: [(Focus, PositionSide)] = [
      (.accounts, .long), (.instruments, .long), (.leverage, .long),
    ]
    if isApart { stops.append((.leverage, .short)) }
    if !standing.shownChanges.isEmpty { stops.append((.changes, .long)) }
    let here =
      stops.firstIndex {
        $0.0 == focus && ($0.0 != .leverage || !isApart || $0.1 == leverage.draft.side)
      } ?? 0
    let next = stops[(here + direction + stops.count) % stops.count]
    focus = next.0
    if focus == .leverage { leverage.choose(next.1) }
  }

  /// Selects an instrument in the panes and closes the journal, or says why that cannot be.
  private mutating func goToInstrument(_ key: InstrumentKey) {
    guard isListedOrRemark(key), let index = accounts.index(of: key) else { return }
    _ = instruments.reveal(key.symbol, of: index, lines: layout.listLines)
    journal = nil
    focus = .instruments
    selectAccount(index)
  }

  /// Whether an instrument of the journal is listed here. Says so where it is not.
  private mutating func isListedOrRemark(_ key: InstrumentKey) -> Bool {
    guard accounts.index(of: key) != nil else {
      remark = .warning("\(key.account) on \(key.venue.displayName) is not among these accounts")
      return false
    }
    guard subject(key) != nil else {
      remark = .warning("\(key.account) does not list \(key.symbol), or has not yet")
      return false
    }
    return true
  }

  // MARK: - Changes

  /// Opens the review of what is wanted on the selected instrument, or says why there is nothing
  /// to review.
  private mutating func reviewDraft() -> [ScreenAction] {
    guard let subject else { return [] }
    let problems = leverage.acceptEntry(on: subject)
    guard problems.isEmpty else { return perform(problems) }
    guard let proposal = leverage.proposal else {
      remark = .note(
        leverage.draft.isTouched
          ? "the other side is not known; give it a value too"
          : "type a value or move the slider first")
      return []
    }
    if let violation = proposal.violations.first {
      remark = .problem(Wording.violation(violation))
      return []
    }
    if proposal.isAlreadySet {
      remark = .note("already \(Wording.setting(proposal.change.to))")
      return []
    }
    return review(proposal, of: subject)
  }

  /// Takes in what the journal holds of what is to be undone. It opens the review, unless the user
  /// has gone on to something else by then.
  mutating func take(
    _ finding: UndoFinding, of number: Int, _ planner: ChangePlanner
  ) -> [ScreenAction] {
    guard let question = undo.answered(number) else { return [] }
    guard dialog == nil, !isTyping, !layout.isTooSmall else { return [] }
    remark = nil
    switch finding {
    case .failed(let error):
      remark = .warning("the journal cannot be read: \(Wording.journalError(error))")
    case .nothing: remark = .note(Wording.nothingToUndo(of: question.symbol))
    case .impossible(let change, let obstacle):
      remark = .note(Wording.obstacle(obstacle, to: change))
    case .possible(let aim): return reviewUndo(aim, planner)
    }
    return []
  }

  /// Opens the review of the change that would undo another, or says why it cannot be reviewed.
  private mutating func reviewUndo(_ aim: UndoAim, _ planner: ChangePlanner) -> [ScreenAction] {
    let key = aim.change.intent.instrument
    guard isListedOrRemark(key), let subject = subject(key) else { return [] }
    let basis = ChangeBasis(aim.setting, on: subject.row.reading, in: subject.account)
    guard let proposal = planner.propose(basis) else { return [] }
    if !standing.isSubmitting(key), proposal.isAlreadySet {
      remark = .note("already \(Wording.setting(aim.setting)); nothing to undo")
      return []
    }
    return review(proposal, of: subject, for: .undo(aim.change))
  }

  /// Opens the review of a change. What was typed ahead is thrown away, so that it cannot confirm.
  private mutating func review(
    _ proposal: Proposal, of subject: LeverageSubject, for purpose: ChangePurpose = .asked
  ) -> [ScreenAction] {
    let symbol = subject.row.symbol
    guard !standing.isSubmitting(subject.key) else {
      remark = .warning("a change of \(symbol) is in progress; wait for its outcome")
      return []
    }
    let entry = staging.draft(proposal, of: subject.row.reading.instrument, for: purpose)
    dialog = .review(ReviewState([entry]))
    tell(subject.account.name, .examine(symbol, always: false))
    return [.terminal(.discardPendingInput)]
      + accounts.update(subject.account.name, .spent(nil), now: now)
  }

  private mutating func submit(_ entries: [ChangeEntry]) -> [ScreenAction] {
    let isDraft = entries.contains { $0.purpose == .asked }
    let requests = leverage.submitted(isDraft: isDraft)
    let actions = entries.compactMap { entry -> ScreenAction? in
      let name = entry.proposal.account
      guard let index = accounts.index(of: name) else { return nil }
      staging.submit(entry, now: now)
      return .account(
        name,
        .submit(
          change: entry.identifier,
          Submittal(
            proposal: entry.proposal, instrument: entry.instrument,
            reading: accounts.all[index].reading, reason: entry.purpose.reason,
            isDespiteUnsettled: !entry.overridden.isEmpty)))
    }
    return perform(requests) + actions
  }
}
