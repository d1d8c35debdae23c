public import LeverDomain

/// Why a command ended before it had a result. The sentence is complete: it says what, where and
/// how to mend it, and is printed as it is.
public struct CommandFailure: Error, Equatable, Sendable {
  /// What went wrong, spelled for scripts.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The command line, or an environment variable that stands for a part of it.
    case usage
    /// The configuration, a key file or a theme.
    case configuration
    /// No account of that name is configured.
    case unknownAccount = "unknown_account"
    /// The venue lists no such instrument.
    case unknownSymbol = "unknown_symbol"
    /// The journal holds no such change, or several.
    case unknownChange = "unknown_change"
    /// A file does not hold what it should, or not all of it.
    case unreadable
    /// The change cannot be undone.
    case notUndoable = "not_undoable"
    /// The value is no leverage.
    case notALeverage = "not_a_leverage"
    /// The command would have to ask, and may not.
    case confirmationNeeded = "confirmation_needed"
    /// The user said no.
    case declined
    /// The journal could not be opened or read.
    case journal
    /// A venue could not be reached or refused a reading. No change was sent.
    case venue
    /// The user interrupted. No change was sent.
    case interrupted
    /// This machine could not do it: no terminal, no free port, a file that cannot be written.
    case system
  }

  /// What went wrong.
  public let kind: Kind
  /// What and where, without a full stop.
  public let message: String
  /// How to mend it; nil where the message says so.
  public let hint: String?
  /// What a venue said, if that is the cause.
  public let venueError: VenueError?

  /// A failure with its sentence. Whatever is quoted in it, from a command line, a variable or a path,
  /// is cleaned here for the terminal and for documents.
  public init(
    _ kind: Kind, _ message: String, hint: String? = nil, venueError: VenueError? = nil
  ) {
    self.kind = kind
    self.message = SanitizedText(message).text
    self.hint = hint.map { SanitizedText($0).text }
    self.venueError = venueError
  }

  /// What the shell is told.
  public var status: ExitStatus { kind == .interrupted ? .interrupted : .error }
}
