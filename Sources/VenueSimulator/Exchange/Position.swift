/// An open position.
struct Position: Sendable {
  let identifier: Identifier
  let symbol: String
  let isLong: Bool
  /// In the base asset; never zero or negative.
  let size: Amount
  let entryPrice: Amount
  let markPrice: Amount
  /// The leverage that its margin is computed with.
  var leverage: Amount
  /// When it was opened, in Unix milliseconds.
  let createdAt: Int64
  var updatedAt: Int64

  /// Size times mark price.
  var value: Amount { (size * markPrice).truncated(places: 8) }
  /// Value divided by leverage.
  var margin: Amount { (value / leverage).truncated(places: 8) }
  /// Profit not yet taken.
  var unrealisedProfit: Amount {
    let move = isLong ? markPrice - entryPrice : entryPrice - markPrice
    return (move * size).truncated(places: 8)
  }
  /// The price at which the margin is used up, without fees.
  var liquidationPrice: Amount {
    let distance = entryPrice / leverage
    return (isLong ? entryPrice - distance : entryPrice + distance).truncated(places: 8)
  }
}
