/// What the exchange holds about one account.
struct Account: Sendable {
  /// The practice account's name.
  let name: String
  /// The key that its requests carry.
  let apiKey: String
  /// Settings by symbol; an instrument never touched has none.
  var settings: [String: Setting] = [:]
  var positions: [Position] = []
  var orders: [Order] = []
  /// Whether long and short are held apart.
  var isHedgeMode = false
  /// Money, in the quote asset.
  var balance = Amount(25_000)
  /// What the key may do, by BingX's numbers: 1 spot, 2 read, 3 perpetual futures trading.
  var permissions = [2, 3]
  /// Whether the key is switched off.
  var isKeyDisabled = false
  /// Whether the key has a list of addresses, and this machine's is not on it.
  var isAddressRefused = false
  /// How margin is held, by symbol, where that is not ``usualMarginMode``. Only BingX keeps it so.
  var marginModes: [String: MarginMode] = [:]

  /// How the margin of an instrument's positions is held.
  enum MarginMode: String, Sendable {
    case crossed = "CROSSED"
    case isolated = "ISOLATED"
    case separateIsolated = "SEPARATE_ISOLATED"
  }

  /// How margin is held where nobody chose.
  static let usualMarginMode = MarginMode.crossed

  /// Leverage of both sides; equal in one-way mode.
  struct Setting: Sendable, Equatable {
    var long: Amount
    var short: Amount

    init(long: Amount, short: Amount) {
      self.long = long
      self.short = short
    }

    /// The same on both sides.
    init(_ both: Amount) {
      long = both
      short = both
    }
  }

  /// The positions of one instrument.
  func positions(of symbol: String) -> [Position] { positions.filter { $0.symbol == symbol } }

  /// The orders of one instrument that are not finished.
  func openOrders(of symbol: String) -> [Order] {
    orders.filter { $0.symbol == symbol && $0.status.isOpen }
  }

  /// The margin held by all positions.
  var usedMargin: Amount { positions.reduce(.zero) { $0 + $1.margin } }

  /// The margin held for orders that would open something.
  var orderMargin: Amount { orders.reduce(.zero) { $0 + $1.margin } }

  /// Money that is not held as margin.
  var availableMargin: Amount { balance - usedMargin - orderMargin }

  /// How the margin of an instrument's positions is held.
  func marginMode(of symbol: String) -> MarginMode {
    marginModes[symbol] ?? Self.usualMarginMode
  }
}
