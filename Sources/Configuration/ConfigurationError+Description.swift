import LeverDomain
import TOMLDocument
import TerminalCanvas

extension ConfigurationError {
  /// Whole sentences, fit for a terminal: the file, the line, what is wrong and what mends it.
  public var description: String { SanitizedText(sentence).text }

  private var sentence: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    return switch problem {
    case .toml(let error): error.description
    case .fileMissing: "\(place): there is no such file"
    case .unreadable(let reason): "\(place): cannot be read: \(reason)"
    case .notRegularFile: "\(place): not a regular file"
    case .tooLong(let maximum): "\(place): longer than the \(maximum) bytes that are allowed"
    case .readableByOthers(let mode):
      "\(place): other users can read or change this secret file (mode "
        + "\(ConfigurationError.octal(mode))); mend it with: chmod 600 \(quotedFile)"
    case .ownedByAnother(let owner, let user):
      "\(place): this secret file belongs to \(owner), not to you; "
        + "mend it with: sudo chown \(user) \(quotedFile)"
    case .writableByEverybody:
      "\(place): everybody can change this file; mend it with: chmod o-w \(quotedFile)"
    case .unwritable(let reason): "\(place): cannot be written: \(reason)"
    case .foreignFile:
      "\(place): already there and not written by lever, so it is left alone; "
        + "choose another name, or remove it"
    case .duplicateAccount(let name): "\(place): the account `\(name)` is named twice"
    case .keyFileMissing:
      "\(place): there is no such file as `key_file` names; a relative path begins at the "
        + "configuration's directory"
    case .keyFileUnreachable(let reason):
      "\(place): the file that `key_file` names cannot be opened: \(reason)"
    case .directoryWritableByOthers(let mode):
      "\(place): other users can change this directory (mode \(ConfigurationError.octal(mode))) "
        + "and so replace the secret file in it; mend it with: chmod go-w \(quotedFile)"
    case .directoryOwnedByAnother(let owner, let user):
      "\(place): this directory on the way to a secret file belongs to \(owner), not to you; "
        + "mend it with: sudo chown \(user) \(quotedFile)"
    case .linkOwnedByAnother(let owner, let user):
      "\(place): this link on the way to a secret file belongs to \(owner), not to you; "
        + "mend it with: sudo chown -h \(user) \(quotedFile)"
    case .keyCommandNotStarted(let reason):
      "\(place): the key command cannot be started: \(reason)"
    case .keyCommandFailed(let status):
      "\(place): the key command "
        + (status.map { "failed with status \($0)" } ?? "was ended by a signal")
    case .keyCommandTimedOut(let seconds):
      "\(place): the key command did not end within \(seconds) seconds"
    case .keyCommandStayed(let seconds):
      "\(place): the key command closed its output and did not end within \(seconds) seconds"
    case .keyCommandTooLong(let maximum):
      "\(place): the key command printed more than the \(maximum) bytes that are allowed"
    case .keyCommandWithoutTerminal:
      "\(place): the key command wants to ask on the terminal, and lever runs in the background"
    case .keyCommandInterrupted: "\(place): the key command was interrupted"
    case .noSecureMemory:
      "\(place): the system gives no locked memory for the secret; see `ulimit -l`"
    case .theme(let error): "\(place): \(ConfigurationError.sentence(error))"
    case .themeChainTooLong(let maximum):
      "\(place): the theme inherits by way of more than \(maximum) themes"
    case .themeMissing(let name, let nearest):
      "\(place): there is no theme " + (name.map { "named `\($0)`" } ?? "of the name in `theme`")
        + (nearest.map { "; did you mean `\($0)`?" } ?? "")
    case .themeNameDiffers(let name):
      "\(place): the theme calls itself `\(name)`, but its file must have the same name"
    }
  }

  private var quotedFile: String { ShellWord.quote(file) }

  private static func octal(_ mode: UInt16) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  private static func sentence(_ error: ThemeError) -> String {
    let key = error.path.joined(separator: ".")
    return switch error.reason {
    case .unknownRole:
      "`\(error.role ?? key)` is not a role"
        + (SpellingDistance.nearest(to: error.role ?? key, among: Role.allCases.map(\.name))
          .map { "; did you mean `\($0)`?" } ?? "")
    case .roleMissing:
      "the role `\(error.role ?? key)` has no colour, here or in a theme it inherits from"
    case .unknownColour(let text):
      "`\(key)`: `\(text)` is neither a colour (#rrggbb, a colour's name, 0 to 255, default) "
        + "nor a name of the palette"
    case .unknownName(let text):
      "`\(key)`: `\(text)` is neither one of the sixteen colours nor default"
    case .unknownIndex(let text): "`\(key)`: `\(text)` is neither 0 to 255 nor default"
    case .unknownEmphasis(let text):
      "`\(key)`: `\(text)` is not made of bold, dim, underline and reverse, nor none"
    case .inheritsItself: "the theme inherits from itself"
    case .parentMissing(let name): "the theme inherits from `\(name)`, which was not found"
    }
  }
}
