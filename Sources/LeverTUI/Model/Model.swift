import Desk
import FoundationEssentials
import LeverDomain
import TerminalCanvas

/// Everything that the screen shows and remembers. Changed by `update` alone.
struct Model {
  /// The time of the last message: what ages are counted from.
  var now: Date
  /// When somebody last touched keyboard or mouse.
  var touchedAt: Date
  /// Whether the terminal's window has the keyboard, as far as the terminal tells.
  var isFocused = true
  /// The extent of the screen.
  var size: Size
  /// What the terminal can show.
  let abilities: TerminalAbilities
  /// What screens are drawn with.
  let shapes: Shapes
  /// A raise above this needs the value typed again.
  let confirmAbove: Leverage

  /// The accounts, in the order of the configuration.
  var accounts: [AccountState]
  /// Which of them is selected.
  var selectedAccount = 0
  /// Which pane has the keyboard.
  var focus = Focus.instruments
  /// Where the keyboard goes back to when a typed value is given up or submitted.
  var focusBeforeEntry: Focus?
  /// Whether the keyboard goes to the filter line.
  var isFiltering = false
  /// The instrument that the draft belongs to.
  var subject: Subject?
  /// What the user is setting on the selected instrument.
  var draft = Draft()
  /// The draft as it was before a value was typed.
  var draftBeforeEntry: Draft?
  /// The draft held against everything known; nil while nothing whole is wanted.
  var proposal: Proposal?
  /// What stood there before the moves that have not come to rest; nil at rest.
  var burst: Burst?
  /// The first line shown of the leverage pane's lower part.
  var detailTop = 0

  /// The first line shown of the changes.
  var changesTop = 0
  /// Changes that are staged, under way or decided, oldest first.
  var changes: [ChangeEntry] = []
  /// The identifier of the next one.
  var nextChange = 1

  /// What the journal is asked to find for undoing; nil once it is found or given up.
  var pendingUndo: UndoRequest?
  /// The number of the next such question.
  var nextUndo = 1
  /// What the journal tells.
  var journal: JournalState

  /// The journal, where it lies over the panes; nil while they are seen.
  var journalView: JournalView?

  /// What lies over the panes.
  var dialog: Dialog?
  /// One line for the user about the last key; gone with the next.
  var remark: Remark?
  /// Things that the program found wrong before the screen opened.
  let notices: [String]

  /// The names of the themes, in the order that a key goes through them.
  let themes: [String]
  /// Which of them is in use.
  var theme: Int

  /// What the mouse holds since its button went down.
  var grip: Grip?
  /// Why the screen ends; nil while it does not.
  var exit: ScreenExit.Reason?

  /// A screen of which nothing has been read; shows what an earlier run has read of each account,
  /// where that is given.
  init(
    accounts: [DeskAccount], confirmAbove: Leverage, size: Size, abilities: TerminalAbilities,
    themes: [String] = ["default"], theme: Int = 0, notices: [String] = [],
    journal: JournalAccess = .notKept, remembered: [CachedAccount?] = [], now: Date
  ) {
    touchedAt = now
    self.accounts = accounts.map(AccountState.init)
    self.confirmAbove = confirmAbove
    self.size = size
    self.abilities = abilities
    shapes = Shapes(for: abilities)
    self.themes = themes
    self.theme = theme
    self.notices = notices
    self.journal = JournalState(journal)
    self.now = now
    for (index, known) in remembered.prefix(accounts.count).enumerated() {
      guard let known = known?.worthShowing(at: now) else { continue }
      self.accounts[index].list.begin(with: known, lines: layout.listLines)
    }
    // Nothing is connected, so that nothing is asked for yet.
    _ = settle()
  }
}

/// The panes that can have the keyboard.
enum Focus: CaseIterable, Sendable {
  case accounts
  case instruments
  case leverage
  case changes
}

/// What the mouse holds.
enum Grip: Equatable {
  /// The knob of one side's slider.
  case slider(PositionSide)
}

/// A short answer to the last key.
struct Remark: Equatable {
  /// What it says.
  var text: String
  /// How grave it is.
  var role: Role

  /// Something worth attention.
  static func warning(_ text: String) -> Remark { Remark(text: text, role: .warning) }
  /// Something done.
  static func note(_ text: String) -> Remark { Remark(text: text, role: .text) }
}

extension Model {
  /// The selected account; nil when none is configured.
  var account: AccountState? {
    accounts.indices.contains(selectedAccount) ? accounts[selectedAccount] : nil
  }

  /// The selected row of the selected account.
  var row: InstrumentRow? { account?.list.selectedRow }

  /// Whether keys are text now.
  var isTyping: Bool {
    isFiltering || draft.entry != nil || journalView?.isFiltering ?? false
  }

  /// Where the parts of the screen are.
  var layout: Layout { Layout(size: size) }
}
