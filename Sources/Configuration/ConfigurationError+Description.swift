import Glibc
import TOMLDocument
import TerminalCanvas

extension ConfigurationError {
  /// Whole sentences: the file, the line, what is wrong and what mends it.
  public var description: String {
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
    case .keyCommandNotStarted(let program, let reason):
      "\(place): the key command `\(program)` cannot be started: \(reason)"
    case .keyCommandFailed(let program, let status):
      "\(place): the key command `\(program)` "
        + (status.map { "failed with status \($0)" } ?? "was ended by a signal")
    case .keyCommandTimedOut(let program, let seconds):
      "\(place): the key command `\(program)` did not end within \(seconds) seconds"
    case .keyCommandTooLong(let program, let maximum):
      "\(place): the key command `\(program)` printed more than the \(maximum) bytes "
        + "that are allowed"
    case .noSecureMemory:
      "\(place): the system gives no locked memory for the secret; see `ulimit -l`"
    case .theme(let error): "\(place): \(TOMLError.printable(ConfigurationError.sentence(error)))"
    case .themeMissing(let name, let nearest):
      "\(place): there is no theme named `\(TOMLError.printable(name))`"
        + (nearest.map { "; did you mean `\($0)`?" } ?? "")
    case .themeNameDiffers(let name):
      "\(place): the theme calls itself `\(TOMLError.printable(name))`, but its file must have the same name"
    }
  }

  /// The file as a shell takes it.
  private var quotedFile: String {
    let isPlain = file.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard !isPlain else { return file }
    return "'"
      + file.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  private static func octal(_ mode: UInt16) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  private static func sentence(_ error: ThemeError) -> String {
    let key = error.path.joined(separator: ".")
    return switch error.reason {
    case .unknownRole: "`\(error.role ?? key)` is not a role"
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

extension ConfigurationError.SystemReason: CustomStringConvertible {
  /// The system's own words.
  public var description: String {
    var text = [CChar](repeating: 0, count: 256)
    guard strerror_r(errno, &text, text.count) == 0 else { return "error \(errno)" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
