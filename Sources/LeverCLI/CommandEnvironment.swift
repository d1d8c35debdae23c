public import Desk
public import FoundationEssentials
public import JournalModel
import LeverDomain

/// What surrounds a command: handed in by the program, by tests otherwise.
public struct CommandEnvironment: Sendable {
  /// The environment's variables.
  public var variables: [String: String]
  /// The version of the program.
  public var version: String
  /// Whether a person may be typing.
  public var isInputATerminal: Bool
  /// Whether a person may be reading results.
  public var isOutputATerminal: Bool
  /// Whether a person may be reading what is said beside the results.
  public var isErrorATerminal: Bool
  /// The local time.
  public var now: @Sendable () -> Date
  /// Opens the configured accounts. The failure carries the whole sentence.
  public var openDesk: @Sendable (GlobalOptions) async throws(CommandFailure) -> Desk
  /// Opens the journal alone, to read it.
  public var openJournal: @Sendable () async throws(JournalError) -> OpenedJournal
  /// Lists the themes, broken ones too.
  public var themes: @Sendable (GlobalOptions) async throws(CommandFailure) -> [ThemeListing]
  /// What the help of the practice mode lists beside its options: the faults and variants it can play.
  public var practiceHelp: [HelpSection]
  /// Reads a whole file; standard input for `-`. The failure carries the whole sentence.
  public var readFile: @Sendable (String) async throws(CommandFailure) -> [UInt8]
  /// Writes a piece of a result.
  public var write: @Sendable (String) -> Void
  /// Why results could not be written so far; nil when all were, or when their reader has gone.
  public var outputFailure: @Sendable () -> String?
  /// Returns when nobody can read results any more, as after a closed pipe; else never. Ends early
  /// when its task is cancelled, or may be left behind.
  public var readerLeft: @Sendable () async -> Void
  /// Waits; ends early when its task is cancelled.
  public var pause: @Sendable (Duration) async -> Void
  /// Says something beside the result.
  public var say: @Sendable (String) -> Void
  /// Throws away what was typed before, asks the question and returns the answer without its line
  /// end; nil at the end of input.
  public var ask: @Sendable (String) async -> String?
  /// Tells when the user interrupts.
  public var interruption: Interruption

  /// The surroundings of a command.
  public init(
    variables: [String: String], version: String, isInputATerminal: Bool, isOutputATerminal: Bool,
    isErrorATerminal: Bool, now: @escaping @Sendable () -> Date = { Date() },
    openDesk: @escaping @Sendable (GlobalOptions) async throws(CommandFailure) -> Desk,
    openJournal: @escaping @Sendable () async throws(JournalError) -> OpenedJournal,
    themes: @escaping @Sendable (GlobalOptions) async throws(CommandFailure) -> [ThemeListing],
    readFile: @escaping @Sendable (String) async throws(CommandFailure) -> [UInt8],
    write: @escaping @Sendable (String) -> Void, say: @escaping @Sendable (String) -> Void,
    ask: @escaping @Sendable (String) async -> String?,
    practiceHelp: [HelpSection] = [],
    outputFailure: @escaping @Sendable () -> String? = { nil },
    readerLeft: @escaping @Sendable () async -> Void = {
      try? await Task.sleep(for: .seconds(1e9))
    },
    pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) },
    interruption: Interruption = Interruption()
  ) {
    self.variables = variables
    self.version = version
    self.isInputATerminal = isInputATerminal
    self.isOutputATerminal = isOutputATerminal
    self.isErrorATerminal = isErrorATerminal
    self.now = now
    self.openDesk = openDesk
    self.openJournal = openJournal
    self.themes = themes
    self.practiceHelp = practiceHelp
    self.readFile = readFile
    self.write = write
    self.say = say
    self.ask = ask
    self.outputFailure = outputFailure
    self.readerLeft = readerLeft
    self.pause = pause
    self.interruption = interruption
  }
}
