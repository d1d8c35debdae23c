import Desk
import FoundationEssentials
import LeverDomain
import TerminalCanvas

/// Takes in what happened and says what is to be done about it. Pure: the model and the message
/// decide everything.
func update(_ model: inout Model, _ message: Message) -> [Effect] {
  var effects: [Effect] = []
  switch message {
  case .timePassed(let date): model.now = date
  case .input(let event): effects = model.takeCountingMoves(event)
  case .rested: model.burst = nil
  case .connected(let account, let reading): effects = model.takeConnection(reading, of: account)
  case .instrumentsRead(let account, let reading):
    effects = model.takeInstruments(reading, of: account)
  case .positionsRead(let account, let reading): model.takePositions(reading, of: account)
  case .openOrdersRead(let account, let reading): model.takeOpenOrders(reading, of: account)
  case .positionModeRead(let account, let reading):
    model.takePositionMode(reading, of: account)
  case .leverageRead(let account, let symbol, let reading):
    effects = model.takeLeverage(reading, of: symbol, account: account)
  case .examined(let account, let symbol, let reading):
    effects = model.takeExamination(reading, of: symbol, account: account)
  case .budgetsRead(let account, let budgets, let change):
    model.takeBudgets(budgets, change: change, of: account)
  case .journalOpened(let opening):
    model.takeJournal(opening)
    model.journalView?.readAgain()
  case .journalGrew(let news):
    model.takeJournal(news)
    model.refreshJournal(with: news.changes)
  case .journalFailed(let error): model.journal.failure = error
  case .keepingDue(let account): effects = model.keep(account)
  case .claimsRead(let claims):
    model.journal.isAskingClaims = false
    if let claims { model.takeClaims(claims) }
  case .settled(let account, let result):
    effects = model.takeSettlements(result, of: account)
  case .stageReached(let change, let stage): model.takeStage(stage, of: change)
  case .submitted(let change, let submission):
    effects = model.takeSubmission(submission, of: change)
  case .journalRead(let question, let answer): model.takeJournal(answer, to: question)
  case .evidenceRead(let identifier, let answer): model.takeEvidence(answer, of: identifier)
  case .undoFound(let number, let finding):
    effects = model.takeUndo(finding, of: number)
  }
  return effects + model.settle()
}

extension Model {
  /// What is to be done first.
  func start() -> [Effect] {
    [.followJournal]
      + accounts.indices.flatMap { [.connect(account: $0), .readInstruments(account: $0)] }
  }

  /// Takes in what the terminal reported.
  mutating func take(_ event: InputEvent) -> [Effect] {
    if event.isFromPerson {
      giveUpUndo()
      noteTouch()
    }
    switch event {
    case .key(let key): return press(key)
    case .mouse(let event): return layout.isTooSmall ? [] : take(event)
    case .paste(let text): return paste(text)
    case .resize(let size):
      self.size = size
      for index in accounts.indices { accounts[index].list.reveal(lines: layout.listLines) }
      fitJournal()
      return []
    case .resumed:
      noteTouch()
      return []
    case .focus(let isGained):
      noteFocus(isGained)
      return []
    case .terminate(let signal): return terminate(signal)
    }
  }

  /// Brings what follows from the rest into line after every message: the draft belongs to the
  /// selected instrument, the proposal to the draft, the readings to what is in sight.
  mutating func settle() -> [Effect] {
    let subject = row.map { Subject(account: selectedAccount, symbol: $0.symbol) }
    if subject != self.subject {
      self.subject = subject
      draft = Draft()
      draftBeforeEntry = nil
      detailTop = 0
      grip = nil
      markForExamination()
    }
    let effects = planSettlements() + planClaims() + planReadings() + planJournal()
    proposal = proposedChange
    refreshReview()
    return effects
  }

  /// Asks for a fresh look at the selected instrument unless the last one is recent.
  mutating func markForExamination(always: Bool = false) {
    guard accounts.indices.contains(selectedAccount),
      let place = accounts[selectedAccount].list.selectedPlace
    else { return }
    markForExamination(place, of: selectedAccount, always: always)
  }

  /// Asks for a fresh look at an instrument unless the last one is recent.
  mutating func markForExamination(_ place: Int, of account: Int, always: Bool = false) {
    let now = now
    accounts[account].list.change(place) { row in
      let age = row.examinedAt.map { now.timeIntervalSince($0) } ?? .infinity
      row.needsExamination = always || age > 15
    }
  }
}

/// The instrument that a draft belongs to.
struct Subject: Equatable {
  /// The place of its account among the accounts.
  let account: Int
  /// The instrument.
  let symbol: ContractSymbol
}
