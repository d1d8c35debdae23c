public import LeverDomain

/// What a command line asks for, understood and checked as far as that goes without a venue.
public struct Invocation: Equatable, Sendable {
  /// What to do.
  public enum Action: Equatable, Sendable {
    /// Open the screen, which wants the main thread.
    case screen(ScreenRequest)
    /// Run the simulator alone until it is stopped.
    case simulate(SimulateRequest)
    /// Anything that ``LeverCommandLine/run(_:in:)`` does by itself.
    case command(Command)
  }

  /// What to do.
  public var action: Action
  /// What holds for every command.
  public var options: GlobalOptions
}

/// The screen, on the configured accounts or on the practice desk.
public struct ScreenRequest: Equatable, Sendable {
  /// The practice desk to open instead of the configured accounts; nil for those.
  public var practice: SimulateRequest?
}

/// What the simulator is to be.
public struct SimulateRequest: Equatable, Sendable {
  /// Where a configuration that points at it is written; nil for nowhere.
  public var configurationFile: String?
  /// What decides everything random; nil for the default.
  public var seed: UInt64?
  /// Faults to inject, as typed.
  public var faults: [String]
  /// Variants to play, as typed.
  public var variants: [String] = []
  /// Whether only to print what the venues' documents leave open.
  public var isListingVariants = false
}

/// A command that prints a result and ends.
public enum Command: Equatable, Sendable {
  /// `lever accounts`
  case accounts
  /// `lever list`
  case list(ListRequest)
  /// `lever show`
  case show(ShowRequest)
  /// `lever set`
  case set(SetRequest)
  /// `lever undo`
  case undo(UndoRequest)
  /// `lever prove`
  case prove(ProveRequest)
  /// `lever journal`
  case journal(JournalRequest)
  /// `lever journal check`, against a head that was kept elsewhere where one is given
  case journalCheck(JournalHead?)
  /// `lever journal head`
  case journalHead
  /// `lever journal reconcile`, of one account by its name as typed, or of all
  case journalReconcile(String?)
  /// `lever themes`
  case themes
  /// `lever --help`, or the help of a command by its name.
  case help(String?)
  /// `lever --version`
  case version
}

/// Which instruments to list.
public struct ListRequest: Equatable, Sendable {
  /// The account's name as typed; nil for every account.
  public var account: String?
  /// A pattern that symbols must match; nil for all.
  public var filter: String?
  /// Whether every row is read.
  public var isReading: Bool
}

/// Which instrument to show.
public struct ShowRequest: Equatable, Sendable {
  /// The account's name as typed.
  public var account: String
  /// The symbol as typed.
  public var symbol: String
}

/// Which change to make.
public struct SetRequest: Equatable, Sendable {
  /// The account's name as typed.
  public var account: String
  /// The symbol as typed.
  public var symbol: String
  /// The leverage as typed.
  public var value: String
  /// The leverage of short positions as typed; nil for the same.
  public var short: String?
  /// Whether only to say what would be sent.
  public var isDryRun: Bool
  /// Whether not to ask.
  public var isAgreed: Bool
  /// Whether to send although an earlier change of the instrument is in doubt.
  public var isDespiteDoubt = false
  /// How long to wait for limits, readings and expiries altogether.
  public var wait: Duration = WaitAllowance.usual
}

/// Which change to undo.
public struct UndoRequest: Equatable, Sendable {
  /// The change's name, or its beginning, as typed; nil for the last that can be undone.
  public var identifier: String?
  /// The account to look for the last change in, as typed; nil for any.
  public var account: String?
  /// The symbol of which to look for the last change, as typed; nil for any.
  public var symbol: String?
  /// Whether only to say what would be sent.
  public var isDryRun: Bool
  /// Whether not to ask.
  public var isAgreed: Bool
  /// Whether to send although an earlier change of the instrument is in doubt.
  public var isDespiteDoubt = false
  /// How long to wait for limits, readings and expiries altogether.
  public var wait: Duration = WaitAllowance.usual
}

/// What to prove, or which proof to check.
public enum ProveRequest: Equatable, Sendable {
  /// A change by its name, or the beginning of it, as typed; with what leads to the head, or not.
  case change(String, reachesHead: Bool)
  /// A document in a file, `-` for standard input; against a head that was kept elsewhere.
  case document(String, head: JournalHead?)
}
