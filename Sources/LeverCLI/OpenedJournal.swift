public import JournalModel
import LeverDomain

/// The journal alone, opened to be read: that needs no configuration, no account and no key.
public struct OpenedJournal: Sendable {
  /// The file, whether or not it is there.
  public let path: String
  /// The journal; nil where nothing was ever written down. Opening it to read makes no file.
  public let journal: (any ChangeJournal)?
  /// The end of the journal as it was noted beside it last; nil where none was.
  public let notedHead: JournalHead?
  /// What a person should know of the opening, a sentence each.
  public let notices: [String]
  /// What was kept of a journal that was found damaged since it was opened; nil when it was sound.
  public let recovery: @Sendable () async -> JournalRecovery?

  /// An opened journal.
  public init(
    path: String, journal: (any ChangeJournal)?, notedHead: JournalHead? = nil,
    notices: [String] = [],
    recovery: @escaping @Sendable () async -> JournalRecovery? = { nil }
  ) {
    self.path = path
    self.journal = journal
    self.notedHead = notedHead
    self.notices = notices
    self.recovery = recovery
  }
}
