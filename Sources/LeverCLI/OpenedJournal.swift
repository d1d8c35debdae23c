public import LeverDomain

/// The journal alone, opened to be read: that needs no configuration, no account and no key.
public struct OpenedJournal: Sendable {
  /// The file, whether or not it is there.
  public let path: String
  /// The journal; nil where nothing was ever written down. Opening it to read makes no file.
  public let journal: (any ChangeJournal)?
  /// What was kept of a journal that was found damaged since it was opened; nil when it was sound.
  public let recovery: @Sendable () async -> JournalRecovery?

  /// An opened journal.
  public init(
    path: String, journal: (any ChangeJournal)?,
    recovery: @escaping @Sendable () async -> JournalRecovery? = { nil }
  ) {
    self.path = path
    self.journal = journal
    self.recovery = recovery
  }
}
