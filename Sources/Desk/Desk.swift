public import LeverDomain

/// The one place where instruments are read and changes are decided, sent and proved. The screen
/// and the commands are two faces of it and hold no such rule themselves.
public struct Desk: Sendable {
  /// The accounts in the order of the configuration.
  public let accounts: [DeskAccount]
  /// A raise above this needs the value typed again.
  public let confirmAbove: Leverage
  /// Waits between readings, and tells the time.
  let timing: DeskTiming
  /// Where every change is written down.
  public let journal: JournalAccess

  /// A desk over live accounts.
  public init(
    accounts: [DeskAccount], confirmAbove: Leverage, timing: DeskTiming = .system,
    journal: JournalAccess
  ) {
    self.accounts = accounts
    self.confirmAbove = confirmAbove
    self.timing = timing
    self.journal = journal
  }

  /// The account of a name, or nil.
  public func account(_ name: AccountName) -> DeskAccount? {
    accounts.first { $0.name == name }
  }
}
