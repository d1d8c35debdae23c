public import FileAccess
public import TOMLDocument
public import TerminalCanvas

/// Why the configuration, a key or a theme cannot be used. ``description`` says it in whole
/// sentences, with the file, the line and what mends it; no secret is ever in it.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// Not TOML, or not what is expected there.
    case toml(TOMLError)
    /// There is no such file.
    case fileMissing
    /// The file cannot be opened or read.
    case unreadable(SystemError)
    /// A directory, a device or a pipe.
    case notRegularFile
    /// Longer than allowed, in bytes.
    case tooLong(maximum: Int)
    /// A secret file that group or others may read or write.
    case readableByOthers(mode: UInt16)
    /// A secret file of another user.
    case ownedByAnother(owner: String, user: String)
    /// A configuration that everybody may write.
    case writableByEverybody
    /// The file cannot be written.
    case unwritable(SystemError)
    /// A file that this program did not write stands where one is to be written.
    case foreignFile
    /// An account named twice among those to be written.
    case duplicateAccount(String)
    /// The file that `key_file` names is not there. The name is not shown: it may be the key.
    case keyFileMissing
    /// The file that `key_file` names cannot be opened.
    case keyFileUnreachable(SystemError)
    /// A directory on the way to a secret file that group or others may write.
    case directoryWritableByOthers(mode: UInt16)
    /// A directory on the way to a secret file that belongs to another user.
    case directoryOwnedByAnother(owner: String, user: String)
    /// A symbolic link on the way to a secret file that belongs to another user.
    case linkOwnedByAnother(owner: String, user: String)
    /// The command that prints a key cannot be started.
    case keyCommandNotStarted(SystemError)
    /// The command that prints a key failed; nil when a signal ended it.
    case keyCommandFailed(status: Int32?)
    /// The command that prints a key did not end in time.
    case keyCommandTimedOut(seconds: Int64)
    /// The command that prints a key closed its output and did not end.
    case keyCommandStayed(seconds: Int64)
    /// The command that prints a key printed more than allowed, in bytes.
    case keyCommandTooLong(maximum: Int)
    /// The command that prints a key wants to ask, and the terminal is not this program's.
    case keyCommandWithoutTerminal
    /// The user interrupted the command that prints a key.
    case keyCommandInterrupted
    /// Guarded memory for the secret cannot be had.
    case noSecureMemory
    /// A mistake in a theme.
    case theme(ThemeError)
    /// A theme in a chain of more than this many, each inheriting from the next.
    case themeChainTooLong(maximum: Int)
    /// No theme of that name was found. The name is nil where a file asks for it.
    case themeMissing(name: String?, nearest: String?)
    /// A theme's name differs from its file's.
    case themeNameDiffers(name: String)
  }

  /// The file that it is about, or of the account that it is about.
  public let file: String
  /// The line, from 1; nil when the whole file is meant.
  public let line: Int?
  /// What is wrong.
  public let problem: Problem

  /// Something wrong with a file.
  public init(file: String, line: Int? = nil, problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  init(_ error: TOMLError) {
    self.init(file: error.file, line: error.line, problem: .toml(error))
  }
}
