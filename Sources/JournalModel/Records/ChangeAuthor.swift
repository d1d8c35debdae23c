import LeverDomain

/// Who acts: the user, the machine and the process, and from where.
public struct ChangeAuthor: Hashable, Sendable {
  /// The name of the user's account on the machine.
  public let user: String
  /// The machine's name.
  public let host: String
  /// The process.
  public let process: ProcessMark
  /// The terminal, such as `/dev/pts/3`; nil without one, as from a timer.
  public let terminal: String?
  /// The command as it was typed, or the word `screen`.
  public let command: String

  /// Somebody who acts. Texts are cleaned and bounded, for they come from outside as a venue's do.
  public init(
    user: String, host: String, process: ProcessMark, terminal: String?, command: String
  ) {
    self.user = VenueText(cleaning: user).text
    self.host = VenueText(cleaning: host).text
    self.process = process
    self.terminal = terminal.map { VenueText(cleaning: $0).text }
    self.command = VenueText(cleaning: command).text
  }
}

/// Names one process for good: a number alone is given out again.
public struct ProcessMark: Hashable, Sendable {
  /// The process's number.
  public let identifier: Int32
  /// When it started, in the system's clock ticks since the machine started; nil when not known.
  public let startedAt: UInt64?
  /// The run of the machine, and the set of process numbers, in which the number means something.
  public let realm: String

  /// A process.
  public init(identifier: Int32, startedAt: UInt64?, realm: String) {
    self.identifier = identifier
    self.startedAt = startedAt
    self.realm = VenueText(cleaning: realm).text
  }
}
