/// Where the keyboard is.
enum KeyContext: String, CaseIterable, Sendable {
  case anywhere
  case accounts
  case instruments
  case leverage
  case changes
  case entry
  case filter
  case review
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
    case .review: "Review"
    case .help: "Help"
    case .quit: "Quitting"
    }
  }

  /// Whether the keys of ``anywhere`` hold here too.
  var inheritsAnywhere: Bool {
    switch self {
    case .accounts, .instruments, .leverage, .changes: true
    case .anywhere, .entry, .filter, .review, .help, .quit: false
    }
  }
}

extension Model {
  /// Where the keyboard is.
  var keyContext: KeyContext {
    switch dialog {
    case .review: return .review
    case .help: return .help
    case .quit: return .quit
    case nil: break
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
