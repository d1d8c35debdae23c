import Desk
import JournalModel
import LeverDomain

/// What is to be done outside of the state. A value: who decides does not perform.
enum ScreenAction: Equatable {
  /// The terminal does it at once.
  case terminal(TerminalAction)
  /// Somebody else does it meanwhile; what comes of it is told by a message.
  case background(BackgroundRequest)

  /// Asks something about an account.
  static func account(_ name: AccountName, _ request: AccountRequest) -> ScreenAction {
    .background(.account(name, request))
  }

  /// Asks something of the journal.
  static func journal(_ request: JournalRequest) -> ScreenAction {
    .background(.journal(request))
  }
}

/// What the terminal does at once.
enum TerminalAction: Equatable {
  /// Throw away input that has arrived: what was typed before a dialog opened is not meant for it.
  case discardPendingInput
  /// Draw with another theme.
  case useTheme(Int)
  /// Draw everything anew.
  case redraw
  /// Hand a text to the clipboard.
  case copy(String)
}

/// What is asked of others, and takes its time.
enum BackgroundRequest: Equatable {
  /// Something about an account.
  case account(AccountName, AccountRequest)
  /// Something of the journal.
  case journal(JournalRequest)
  /// Say so when no move has come for a moment.
  case rest
}

/// What is asked about an account.
enum AccountRequest: Equatable {
  /// Its clock and key.
  case connect
  /// Its instruments.
  case readInstruments
  /// All of its positions and open orders.
  case readOverview(RequestPriority)
  /// Its position mode, by way of any of its instruments.
  case readPositionMode(ContractSymbol)
  /// One row's setting.
  case readLeverage(ContractSymbol, RequestPriority)
  /// Everything about one instrument, when it has stayed selected for a moment.
  case examine(Instrument, RequestPriority)
  /// The same without positions and open orders: an overview of the account, which is asked for as
  /// well, tells them.
  case examineRest(Instrument, RequestPriority)
  /// Give up a reading.
  case cancel(ReadingKey)
  /// What is left of its limits, after a pause.
  case readBudgets(after: Duration)
  /// Reconcile what is in doubt, by reading.
  case reconcile
  /// Submit a reviewed change.
  case submit(change: Int, Submittal)
  /// Say so when what was read is to be kept for the next run: in a while, so that many readings
  /// are kept at once.
  case awaitKeeping
  /// Keep what was read for the next run.
  case keep(CachedAccount)
}

/// What is asked of the journal.
enum JournalRequest: Equatable {
  /// Look for what is in doubt, and follow the journal from then on.
  case follow
  /// Look at who is changing what, after a pause.
  case readClaims(after: Duration)
  /// A page of changes.
  case readPage(JournalQuestion)
  /// Everything about one change, and what its instrument was set to.
  case readEvidence(ChangeIdentifier, InstrumentKey)
  /// What is to be undone.
  case findUndo(UndoQuestion)
}

/// A reviewed change as it goes to be submitted.
struct Submittal: Equatable {
  /// What the user agreed to.
  let proposal: Proposal
  /// The instrument as it was listed.
  let instrument: Instrument
  /// What is known of the account.
  let reading: AccountReading
  /// Why it is made.
  var reason = ChangeReason.asked
  /// Whether the user said to send it although nobody knows what became of an earlier change.
  var isDespiteUnsettled = false
}
