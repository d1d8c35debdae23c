import Desk
import JournalModel
import LeverDomain
import TerminalCanvas

/// What a part of the screen asks of the others. It writes nothing but its own state.
enum PaneRequest: Equatable {
  /// Answer the last key in the last line.
  case say(Remark)
  /// Give the keyboard to a pane.
  case focus(Focus)
  /// Give the keyboard to the next pane or side, or to the one before.
  case moveFocus(Int)
  /// Select an account.
  case selectAccount(Int)
  /// Review what is wanted on the selected instrument.
  case review
  /// Review the change that would undo another.
  case undo(UndoTarget)
  /// Submit reviewed changes.
  case submit([ChangeEntry])
  /// Show a change as a command.
  case showCommand(String)
  /// Select an instrument in the panes and show them.
  case goToInstrument(InstrumentKey)
  /// Close the dialog that asks.
  case closeDialog
  /// Close the journal.
  case closeJournal
  /// End the program.
  case quit
}

/// The panes that can have the keyboard.
enum Focus: CaseIterable, Sendable {
  case accounts
  case instruments
  case leverage
  case changes
}

/// A short answer to the last key.
struct Remark: Equatable {
  /// What it says.
  var text: String
  /// How grave it is.
  var role: Role

  /// Something that went wrong.
  static func problem(_ text: String) -> Remark { Remark(text: text, role: .danger) }
  /// Something worth attention.
  static func warning(_ text: String) -> Remark { Remark(text: text, role: .warning) }
  /// Something done.
  static func note(_ text: String) -> Remark { Remark(text: text, role: .text) }
}
