/// Where the keyboard is.
enum KeyContext: String, CaseIterable, Sendable {
  case anywhere
  case panes
  case accounts
  case instruments
  case leverage
  case changes
  case entry
  case filter
  case journal
  case journalFilter = "journal_filter"
  case journalDetail = "journal_detail"
  case review
  case command
  case help
  case quit

  /// What stands over its keys in the help.
  var title: String {
    switch self {
    case .anywhere: "Anywhere"
    case .panes: "In every pane"
    case .accounts: "Accounts"
    case .instruments: "Instruments"
    case .leverage: "Leverage"
    case .changes: "Changes"
    case .entry: "Typing a value"
    case .filter: "Filtering"
    case .journal: "Journal"
    case .journalFilter: "Filtering the journal"
    case .journalDetail: "One change of the journal"
    case .review: "Review"
    case .command: "A change as a command"
    case .help: "Help"
    case .quit: "Quitting"
    }
  }

  /// The places whose keys hold here too, the nearer one first.
  var inherited: [KeyContext] {
    switch self {
    case .accounts, .instruments, .leverage, .changes: [.panes, .anywhere]
    case .journal, .journalDetail: [.anywhere]
    case .anywhere, .panes, .entry, .filter, .journalFilter, .review, .command, .help, .quit: []
    }
  }
}
