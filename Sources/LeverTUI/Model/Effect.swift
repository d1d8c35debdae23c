import Desk
import LeverDomain

/// What is to be done outside of the model. A value: who decides does not perform.
enum Effect: Equatable {
  /// Ask for an account's clock and key.
  case connect(account: Int)
  /// Ask for an account's instruments.
  case readInstruments(account: Int)
  /// Ask for all positions and open orders of an account.
  case readOverview(account: Int)
  /// Ask for the position mode of an account, by way of any of its instruments.
  case readPositionMode(account: Int, ContractSymbol)
  /// Ask for one row's setting.
  case readLeverage(account: Int, ContractSymbol, RequestPriority)
  /// Ask for everything about one instrument, when it has stayed selected for a moment.
  case examine(account: Int, Instrument, RequestPriority)
  /// Give up a reading.
  case cancel(account: Int, ReadingKey)
  /// Look at the budgets, after a pause.
  case readBudgets(account: Int, after: Duration)
  /// Look for what is unsettled in the journal, and follow it from then on.
  case followJournal
  /// Say so when what was read is to be kept for the next run: in a while, so that many readings
  /// are kept at once.
  case awaitKeeping(account: Int)
  /// Keep what was read for the next run.
  case keep(account: Int, CachedAccount)
  /// Look at who is changing what, after a pause.
  case readClaims(after: Duration)
  /// Settle an account's unsettled changes by reading.
  case settle(account: Int)
  /// Submit a reviewed change.
  case submit(change: Int, account: Int, Submittal)
  /// Ask the journal for a page of changes.
  case readJournal(JournalQuestion)
  /// Ask the journal for everything about one change, and for what its instrument was set to.
  case readEvidence(ChangeIdentifier, InstrumentKey)
  /// Hand a text to the terminal's clipboard.
  case copy(String)
  /// Ask the journal what is to be undone.
  case findUndo(UndoRequest)
  /// Say so when no move has come for a moment.
  case rest
  /// Throw away input that has arrived: what was typed before a dialog opened is not meant for it.
  case discardPendingInput
  /// Draw with another theme.
  case useTheme(Int)
  /// Draw everything anew.
  case redraw
}

/// A reviewed change as it goes to the desk.
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
