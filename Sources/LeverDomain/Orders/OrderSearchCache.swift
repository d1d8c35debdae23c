/// Keeps what searches for old orders have found, for every process that uses an account.
public protocol OrderSearchCache: Sendable {
  /// What was found for an account; nil when nothing is kept, or nothing that can be relied on.
  func load(_ account: String) async -> OrderSearchRecord?

  /// Keeps what was found for an account. That it cannot be kept is no cause for alarm.
  func save(_ record: OrderSearchRecord, of account: String) async

  /// Asks to be the only one who searches for an account; nil while another process does. Where that
  /// cannot be told, everybody may.
  func begin(_ account: String) async -> OrderSearchTurn?
}

/// The right to search for the old orders of an account. Ends with the last reference to it.
public final class OrderSearchTurn: Sendable {
  private let end: @Sendable () -> Void

  /// A turn at whose end `end` is called.
  public init(end: @escaping @Sendable () -> Void) { self.end = end }

  deinit { end() }
}
