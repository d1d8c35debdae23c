import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import TerminalCanvas

/// The whole screen: each part owns its state, and this passes messages to the parts and requests
/// between them.
struct AppState: Equatable {
  /// The time of the last message: what ages are counted from.
  var now: Date
  /// Whether somebody is there.
  var presence: Presence
  /// The extent of the screen.
  var size: Size
  /// What the terminal can show.
  let abilities: TerminalAbilities
  /// What screens are drawn with.
  let shapes: Shapes
  /// Things that the program found wrong before the screen opened.
  let notices: [String]
  /// The names of the themes, in the order that a key goes through them.
  let themes: [String]
  /// Which of them is in use.
  var theme: Int

  /// The accounts and what is being read of them.
  var accounts: AccountsState
  /// Their instruments and what is known of each.
  var instruments: InstrumentsState
  /// What the user is setting on the selected instrument.
  var leverage = LeverageState()
  /// The changes of this screen.
  var staging = StagingState()
  /// What the journal tells, and what is done about what is in doubt.
  var reconciliation: ReconciliationState
  /// The journal, where it lies over the panes; nil while they are seen.
  var journal: JournalState?
  /// What the journal is asked to find for undoing.
  var undo = UndoState()

  /// Which pane has the keyboard.
  var focus = Focus.instruments
  /// What lies over the panes and takes the keyboard.
  var dialog: Dialog?
  /// One line for the user about the last key; gone with the next.
  var remark: Remark?
  /// Why the screen ends; nil while it does not.
  var exit: ScreenExit.Reason?

  /// A screen of which nothing has been read; shows what an earlier run has read of each account,
  /// where that is given.
  init(
    accounts: [DeskAccount], size: Size, abilities: TerminalAbilities,
    themes: [String] = ["default"], theme: Int = 0, notices: [String] = [],
    journal: JournalAccess = .notKept, remembered: [CachedAccount?] = [], now: Date
  ) {
    self.now = now
    presence = Presence(at: now)
    self.size = size
    self.abilities = abilities
    shapes = Shapes(for: abilities)
    self.notices = notices
    self.themes = themes
    self.theme = theme
    self.accounts = AccountsState(accounts.map(ScreenAccount.init))
    instruments = InstrumentsState(accounts: accounts.count)
    reconciliation = ReconciliationState(author: journal.author, obstacle: journal.obstacle)
    for (index, known) in remembered.prefix(accounts.count).enumerated() {
      guard let known = known?.worthShowing(at: now) else { continue }
      instruments.update(index, .remembered(known), lines: layout.listLines, now: now)
    }
    showSelected()
    workOutChangeable()
  }
}

extension ScreenAccount {
  /// What is known of a desk's account without asking.
  fileprivate init(_ account: DeskAccount) {
    self.init(
      name: account.name, venue: account.venue, traits: account.traits,
      isReadOnly: account.isReadOnly)
  }
}

extension JournalAccess {
  /// In whose name is written; nil where nothing is written down.
  fileprivate var author: ChangeAuthor? {
    if case .open(_, let author) = self { author } else { nil }
  }

  /// Why nothing can be written; nil while nothing is known to stand in the way.
  fileprivate var obstacle: JournalError? {
    if case .unavailable(let error) = self { error } else { nil }
  }
}

/// What lies over the panes and takes the keyboard.
enum Dialog: Equatable {
  /// The review of changes before they are submitted.
  case review(ReviewState)
  /// Every key.
  case help(HelpState)
  /// A change as the command that makes it again.
  case command(String)
  /// Whether to quit although changes are open.
  case quit
}

extension AppState {
  /// Where the parts of the screen are.
  var layout: Layout { Layout(size: size) }

  /// Where the parts of the journal are.
  var journalLayout: JournalLayout { JournalLayout(size: size) }

  /// The instruments of the selected account.
  var list: InstrumentList { instruments.list(of: accounts.selectedIndex) }

  /// The selected instrument; nil when none is shown.
  var subject: LeverageSubject? {
    guard let account = accounts.selected, let row = list.selectedRow else { return nil }
    return LeverageSubject(account: account, row: row)
  }

  /// The instrument from before the moves that have not come to rest, as long as it is shown; nil
  /// at rest.
  var restingSubject: LeverageSubject? {
    guard let key = leverage.burst?.subject, key.account == accounts.selected?.name,
      let place = list.place(of: key.symbol),
      SymbolSearch.firstIndex(of: place, in: list.shown) != nil
    else { return nil }
    return subject(key)
  }

  /// What is known of an instrument; nil where it is not listed.
  func subject(_ key: InstrumentKey) -> LeverageSubject? {
    guard let index = accounts.index(of: key),
      let row = instruments.list(of: index).row(of: key.symbol)
    else { return nil }
    return LeverageSubject(account: accounts.all[index], row: row)
  }

  /// What the journal tells, next to the changes of this screen.
  var standing: JournalStanding {
    JournalStanding(
      journal: reconciliation, entries: staging.entries, accounts: accounts.all, now: now)
  }

  /// Whether nothing is read that nobody asked for.
  var isResting: Bool { presence.isResting(at: now) }

  /// Whether keys are text now.
  var isTyping: Bool {
    instruments.isFiltering || leverage.isTyping || journal?.isFiltering ?? false
  }

  /// Where the keyboard is.
  var keyContext: KeyContext {
    switch dialog {
    case .review: return .review
    case .command: return .command
    case .help: return .help
    case .quit: return .quit
    case nil: break
    }
    if let journal {
      if journal.isFiltering { return .journalFilter }
      return journal.detail == nil ? .journal : .journalDetail
    }
    if instruments.isFiltering { return .filter }
    if leverage.isTyping { return .entry }
    switch focus {
    case .accounts: return .accounts
    case .instruments: return .instruments
    case .leverage: return .leverage
    case .changes: return .changes
    }
  }
}
