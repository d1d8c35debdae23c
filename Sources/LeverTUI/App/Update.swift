import Desk
import FoundationEssentials
import LeverDomain
import TerminalCanvas

/// Takes in what happened and says what is to be done about it. Pure: the state and the message
/// decide everything.
///
/// - Parameter planner: composes changes from what is known.
func update(
  _ state: inout AppState, _ message: Message, _ planner: ChangePlanner
) -> [ScreenAction] {
  if case .drawn(let facts) = message {
    state.fit(facts)
    return []
  }
  let actions = state.take(message, planner)
  return actions + state.bringInLine(planner)
}

extension AppState {
  /// What is to be done first.
  func start() -> [ScreenAction] {
    [.journal(.follow)]
      + accounts.all.flatMap { account -> [ScreenAction] in
        [.account(account.name, .connect), .account(account.name, .readInstruments)]
      }
  }

  fileprivate mutating func take(_ message: Message, _ planner: ChangePlanner) -> [ScreenAction] {
    let journalLayout = journalLayout
    switch message {
    case .timePassed(let date): now = date
    case .input(let event): return takeCountingMoves(event)
    case .rested: leverage.endBurst()
    case .drawn: break
    case .connected(let name, let reading): return takeConnection(reading, of: name)
    case .instrumentsRead(let name, let reading): return takeInstruments(reading, of: name)
    case .positionsRead(let name, let reading): tell(name, .positions(reading))
    case .openOrdersRead(let name, let reading): tell(name, .openOrders(reading))
    case .positionModeRead(let name, let reading):
      tell(name, .positionMode(reading))
      return accounts.update(name, .modeRead, now: now)
    case .leverageRead(let name, let symbol, let reading):
      tell(name, .leverage(symbol, reading))
      return accounts.update(name, .spent(.row(symbol)), now: now) + keepSoon(name)
    case .examined(let name, let symbol, let reading):
      tell(name, .examined(symbol, reading))
      return accounts.update(name, .spent(.examination(symbol)), now: now) + keepSoon(name)
    case .budgetsRead(let name, let budgets, let change):
      return accounts.update(name, .budgetsRead(budgets, change: change), now: now)
    case .keepingDue(let name): return keep(name)
    case .journalOpened(let opening):
      reconciliation.take(opening)
      for account in accounts.all { noteJournal(of: account.name) }
      journal?.readAgain()
    case .journalGrew(let news):
      reconciliation.take(news)
      for change in news.changes { note(change) }
      journal?.take(news.changes, in: journalLayout)
    case .journalFailed(let error): reconciliation.take(error)
    case .claimsRead(let claims): reconciliation.takeAnswer(claims)
    case .reconciled(let name, let result):
      for change in reconciliation.take(result, of: name, standing) { note(change) }
      return accounts.update(name, .spent(nil), now: now)
    case .stageReached(let change, let stage): staging.take(stage, of: change, now: now)
    case .submitted(let change, let submission): return take(submission, of: change)
    case .journalRead(let question, let answer):
      journal?.take(answer, to: question, in: journalLayout)
    case .evidenceRead(let identifier, let answer): journal?.take(answer, of: identifier)
    case .undoFound(let number, let finding): return take(finding, of: number, planner)
    }
    return []
  }

  /// Brings what follows from the rest into line after every message: the draft belongs to the
  /// selected instrument, the readings to what is in sight, changes to what is known.
  fileprivate mutating func bringInLine(_ planner: ChangePlanner) -> [ScreenAction] {
    showSelected()
    var actions = reconciliation.plan(standing) + reconciliation.planClaims() + planReadings()
    workOutChangeable()
    let journalLayout = journalLayout
    if !layout.isTooSmall { actions += journal?.plan(in: journalLayout) ?? [] }
    leverage.follow(subject, resting: restingSubject, planner)
    if case .review(var review) = dialog {
      review.follow(standing, planner, known: subject)
      dialog = .review(review)
    }
    return actions
  }

  /// Takes in what drawing has told.
  fileprivate mutating func fit(_ facts: PictureFacts) {
    accounts.fit(facts.accountPlaces)
    leverage.fit(details: facts.details)
    staging.fit(facts.changes)
    journal?.fit(facts.journalDetail)
    switch dialog {
    case .review(var review):
      review.fit(facts.review, cancelButton: facts.cancelButton)
      dialog = .review(review)
    case .help(var help):
      help.fit(facts.help)
      dialog = .help(help)
    case .command, .quit, nil: break
    }
  }
}
