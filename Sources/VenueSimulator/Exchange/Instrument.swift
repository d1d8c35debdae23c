/// A contract as the exchange lists it.
struct Instrument: Sendable {
  /// Whether it trades.
  enum Status: Sendable {
    case trading
    case suspended
    case preLaunch
  }

  /// The venue's own symbol.
  let symbol: String
  /// The asset traded, in upper case.
  let base: String
  /// The asset that settles.
  let quote: String
  var status: Status
  let minimumLeverage: Amount
  var maximumLeverage: Amount
  let leverageStep: Amount
  /// The mark price.
  let price: Amount
  /// The smallest step of a price, and its decimal places.
  let tickSize: Amount
  let pricePlaces: Int
  /// The smallest step of a size, and its decimal places.
  let lotSize: Amount
  let sizePlaces: Int
  /// The largest position in the quote asset at the lowest leverage.
  let maximumPositionValue: Amount
  /// Maintenance margin of the first tier, as a fraction.
  let maintenanceMarginRate: Amount
  /// When trading began, in Unix milliseconds.
  let launchTime: Int64

  /// The largest position value that `leverage` allows: the higher the leverage, the smaller.
  func positionCap(at leverage: Amount) -> Amount {
    let share: Amount =
      switch leverage.whole {
      case ..<6: Amount(1)
      case ..<11: Amount(5, places: 1)
      case ..<26: Amount(25, places: 2)
      case ..<51: Amount(5, places: 2)
      case ..<101: Amount(1, places: 2)
      default: Amount(25, places: 4)
      }
    return maximumPositionValue * share
  }
}

extension Instrument {
  /// The highest whole leverage whose ``positionCap(at:)`` still holds a position of `value`.
  func maximumLeverage(holding value: Amount) -> Amount {
    let highest = min(maximumLeverage.whole, 1000)
    let allowed = stride(from: highest, through: 1, by: -1).first {
      value <= positionCap(at: Amount($0))
    }
    return max(minimumLeverage, Amount(allowed ?? 1))
  }
}
