/// What somebody or something else does to an instrument around a change: the exchange carries it
/// out at the moment that the change has passed every check of form.
enum Interference: Sendable, Equatable {
  /// The maximum falls below the value asked for.
  case lowersMaximum
  /// A position is opened just before the business checks.
  case opensPosition
  /// An order is placed just before the business checks.
  case opensOrder
  /// The setting is changed to another value just after the change.
  case changesAfterwards
  /// The change is refused for want of margin.
  case refuses
  /// The connection is lost and nothing is changed.
  case losesRequest
}

extension Exchange {
  /// Lets others act before a change of `symbol` to `leverage`, which is then checked against what
  /// they left behind.
  mutating func interfere(
    before leverage: Amount, symbol: String, accountKey: String, now: Int64
  ) {
    for act in interference {
      switch act {
      case .lowersMaximum:
        guard let instrument = instruments[symbol] else { continue }
        let below = leverage - instrument.leverageStep
        instruments[symbol]?.maximumLeverage = max(
          instrument.minimumLeverage, min(below, instrument.maximumLeverage))
      case .opensPosition:
        open(positionIn: symbol, isLong: true, size: nil, accountKey: accountKey, now: now)
      case .opensOrder:
        place(orderIn: symbol, isBuy: true, accountKey: accountKey, createdAt: now)
      case .losesRequest: losesConnection = true
      case .changesAfterwards, .refuses: break
      }
    }
  }

  /// Lets others act after a change of `symbol` was made.
  mutating func interfereAfterwards(symbol: String, accountKey: String) {
    guard interference.contains(.changesAfterwards),
      let instrument = instruments[symbol], let account = accounts[accountKey]
    else { return }
    let setting = setting(of: instrument, for: account)
    let other =
      setting.long == instrument.minimumLeverage
      ? min(instrument.minimumLeverage + instrument.leverageStep, instrument.maximumLeverage)
      : instrument.minimumLeverage
    accounts[accountKey]?.settings[symbol] = Account.Setting(other)
  }

  /// Opens a position at the mark price; without a size, the smallest multiple of the lot that is
  /// worth about 50 in the quote asset.
  mutating func open(
    positionIn symbol: String, isLong: Bool, size: Amount?, accountKey: String, now: Int64
  ) {
    guard let instrument = instruments[symbol], let account = accounts[accountKey] else { return }
    let usual = (Amount(50) / instrument.price).truncated(places: instrument.sizePlaces)
    let setting = setting(of: instrument, for: account)
    let identifier = Identifier(from: &identifiers)
    accounts[accountKey]?.positions.append(
      Position(
        identifier: identifier, symbol: symbol, isLong: isLong,
        size: size ?? max(usual, instrument.lotSize), entryPrice: instrument.price,
        markPrice: instrument.price, leverage: isLong ? setting.long : setting.short,
        createdAt: now, updatedAt: now))
  }

  /// Places a limit order 10 % away from the mark price.
  mutating func place(
    orderIn symbol: String, isBuy: Bool, accountKey: String, createdAt: Int64,
    status: Order.Status = .live
  ) {
    guard let instrument = instruments[symbol], let account = accounts[accountKey] else { return }
    let factor = isBuy ? Amount(9, places: 1) : Amount(11, places: 1)
    let usual = (Amount(50) / instrument.price).truncated(places: instrument.sizePlaces)
    let leverage = setting(of: instrument, for: account).long
    let identifier = Identifier(from: &identifiers)
    accounts[accountKey]?.orders.append(
      Order(
        identifier: identifier, symbol: symbol, isBuy: isBuy, status: status,
        size: max(usual, instrument.lotSize),
        price: (instrument.price * factor).truncated(places: instrument.pricePlaces),
        leverage: leverage, createdAt: createdAt,
        updatedAt: createdAt))
  }
}
