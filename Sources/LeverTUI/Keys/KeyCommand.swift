/// What a key asks for, one case for each place where the keyboard can be. Each part of the screen
/// obeys an enumeration of its own without a default, so that no key of the table is left out.
enum KeyCommand: Equatable, Sendable {
  case anywhere(AnywhereCommand)
  case panes(PanesCommand)
  case accounts(AccountsCommand)
  case instruments(InstrumentsCommand)
  case leverage(LeverageCommand)
  case changes(ChangesCommand)
  case entry(EntryCommand)
  case filter(FilterCommand)
  case journal(JournalCommand)
  case journalFilter(FilterCommand)
  case journalDetail(JournalDetailCommand)
  case review(ReviewCommand)
  case command(CommandDialogCommand)
  case help(HelpCommand)
  case quit(QuitCommand)

  /// Where it holds.
  var context: KeyContext {
    switch self {
    case .anywhere: .anywhere
    case .panes: .panes
    case .accounts: .accounts
    case .instruments: .instruments
    case .leverage: .leverage
    case .changes: .changes
    case .entry: .entry
    case .filter: .filter
    case .journal: .journal
    case .journalFilter: .journalFilter
    case .journalDetail: .journalDetail
    case .review: .review
    case .command: .command
    case .help: .help
    case .quit: .quit
    }
  }
}

/// What holds in the panes and in the journal.
enum AnywhereCommand: Equatable, Sendable {
  /// Show every key.
  case help
  /// End the program, after asking where something would be lost.
  case quit
  /// Read what is in doubt.
  case reconcile
  /// Draw with the next theme.
  case nextTheme
  /// Draw everything anew.
  case redraw
}

/// What holds in every pane.
enum PanesCommand: Equatable, Sendable {
  /// Give the keyboard to the next pane or side, or to the one before.
  case moveFocus(Int)
  /// Filter the instruments.
  case filter
  /// Read the selected thing again.
  case readAgain
  /// Undo the latest change of the instrument.
  case undo
  /// Show the journal.
  case journal
  /// Scroll the lower part of the leverage pane.
  case scrollDetails(Int)
}

/// What the accounts do.
enum AccountsCommand: Equatable, Sendable {
  case move(ListMove)
  /// Go to the instruments of the account.
  case open
}

/// What the instruments do.
enum InstrumentsCommand: Equatable, Sendable {
  case move(ListMove)
  /// Go to the leverage of the instrument.
  case open
  case goToAccounts
  case filter
  case clearFilter
}

/// What the leverage pane does.
enum LeverageCommand: Equatable, Sendable {
  /// Change the value by so many steps, or to the next round value, or to an end.
  case step(Int)
  case stepRound(Int)
  case toMinimum
  case toMaximum
  case review
  /// The other side; both sides together or apart.
  case switchSide
  case toggleLink
  /// Give up the value; without one, go back to the list.
  case revert
}

/// What the list of changes does.
enum ChangesCommand: Equatable, Sendable {
  case scroll(ListMove)
  /// Go back to the instruments.
  case leave
}

/// What typing a value does.
enum EntryCommand: Equatable, Sendable {
  case review
  case giveUp
  case eraseLast
  case eraseAll
  /// Take the value and go to the other side.
  case acceptAndGoOn
}

/// What typing a filter does.
enum FilterCommand: Equatable, Sendable {
  case keep
  case clear
  case eraseLast
  case eraseAll
  case move(ListMove)
}

/// What the journal's list does.
enum JournalCommand: Equatable, Sendable {
  case move(ListMove)
  /// Show everything about the change.
  case open
  case filter
  /// Clear the filter; without one, close the journal.
  case clearFilter
  case toggleInDoubtOnly
  case readAgain
  case act(JournalAct)
  case close
}

/// What one change of the journal does.
enum JournalDetailCommand: Equatable, Sendable {
  case scroll(ListMove)
  case readAgain
  case act(JournalAct)
  /// Go back to the list.
  case back
  case close
}

/// What can be done with a change of the journal.
enum JournalAct: Equatable, Sendable {
  /// Undo it, after a review.
  case undo
  /// Show it as a command and hand that to the clipboard.
  case copyCommand
  case goToInstrument
}

/// What the review does.
enum ReviewCommand: Equatable, Sendable {
  case submit
  case cancel
  case eraseLast
  case scroll(ListMove)
}

/// What the dialog with a command does.
enum CommandDialogCommand: Equatable, Sendable {
  case close
}

/// What the help does.
enum HelpCommand: Equatable, Sendable {
  case scroll(ListMove)
  case close
}

/// What the question before quitting does.
enum QuitCommand: Equatable, Sendable {
  case quit
  case stay
}
