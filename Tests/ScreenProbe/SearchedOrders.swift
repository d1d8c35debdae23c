import LeverDomain

/// Says that every account's old orders were searched a moment ago and none was open, as on a machine on
/// which the program has run today.
struct SearchedOrders: OrderSearchCache {
  private static let day: Int64 = 86_400_000

  let clock: PlayedClock

  func load(_ account: String) -> OrderSearchRecord? {
    let now = clock.milliseconds
    return OrderSearchRecord(
      cutoff: now - 6 * Self.day, oldest: now - 34 * Self.day, windows: [])
  }

  func save(_ record: OrderSearchRecord, of account: String) {}

  func begin(_ account: String) -> OrderSearchTurn? { OrderSearchTurn {} }
}
