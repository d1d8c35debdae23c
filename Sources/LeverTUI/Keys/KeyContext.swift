/// Where the keyboard is.
enum KeyContext: String, CaseIterable, Sendable {
  case anywhere
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

  /// Whether the keys of ``anywhere`` hold here too.
  var inheritsAnywhere: Bool {
    switch self {
    case .accounts, .instruments, .leverage, .changes, .journal, .journalDetail: true
    case .anywhere, .entry, .filter, .journalFilter, .review, .command, .help, .quit: false
    }
  }
}

extension Model {
  /// Where the keyboard is.
  var keyContext: KeyContext {
    switch dialog {
    case .review: return .review
    case .command: return .command
    case .help: return .help
    case .quit: return .quit
    case nil: break
    }
    if let journalView {
      if journalView.isFiltering { return .journalFilter }
      return journalView.detail == nil ? .journal : .journalDetail
    }
    if isFiltering { return .filter }
    if draft.entry != nil { return .entry }
    switch focus {
    case .accounts: return .accounts
    case .instruments: return .instruments
    case .leverage: return .leverage
    case .changes: return .changes
    }
  }
}
