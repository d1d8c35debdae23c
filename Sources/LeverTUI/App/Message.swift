import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import TerminalCanvas

/// What happened. Never what to do about it.
enum Message: Sendable {
  /// Time went by.
  case timePassed(Date)
  /// The terminal reported something.
  case input(InputEvent)
  /// No move has come for a moment.
  case rested
  /// The screen was drawn.
  case drawn(PictureFacts)
  /// An account's clock and key were asked for.
  case connected(account: AccountName, AccountReading)
  /// An account's instruments were asked for.
  case instrumentsRead(account: AccountName, Reading<[Instrument]>)
  /// All of an account's positions were asked for.
  case positionsRead(account: AccountName, Reading<[Position]>)
  /// All of an account's open orders were asked for.
  case openOrdersRead(account: AccountName, Reading<[OpenOrder]>)
  /// The position mode of an account was asked for.
  case positionModeRead(account: AccountName, Reading<PositionMode?>)
  /// One row's setting was asked for.
  case leverageRead(account: AccountName, ContractSymbol, Reading<LeverageReading>)
  /// Everything about one instrument was asked for.
  case examined(account: AccountName, ContractSymbol, InstrumentReading)
  /// The budgets were looked at.
  case budgetsRead(account: AccountName, budgets: [Budget], change: Budget)
  /// The journal was looked at for what is unsettled; from now on it is followed.
  case journalOpened(JournalOpening)
  /// Somebody wrote to the journal: this screen or anybody else.
  case journalGrew(JournalNews)
  /// The journal cannot be followed at the moment; it is tried again.
  case journalFailed(JournalError)
  /// What was read of an account is to be kept for the next run now.
  case keepingDue(account: AccountName)
  /// Who is changing what was looked at; nil when that failed.
  case claimsRead([InstrumentClaim]?)
  /// An account's changes in doubt were read.
  case reconciled(account: AccountName, Result<[Settlement], JournalError>)
  /// A submitted change has come to another stage.
  case stageReached(change: Int, ChangeStage)
  /// A submitted change came to its end.
  case submitted(change: Int, Submission)
  /// The journal was asked for a page of changes.
  case journalRead(JournalQuestion, Result<JournalPage, JournalError>)
  /// The journal was asked for everything about one change.
  case evidenceRead(ChangeIdentifier, Result<JournalEvidence, JournalError>)
  /// The journal was asked what is to be undone.
  case undoFound(number: Int, UndoFinding)
}
