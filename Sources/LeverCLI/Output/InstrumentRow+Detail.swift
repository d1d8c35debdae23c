import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import OrderedJSON

extension InstrumentRow {
  /// What `show` tells beside the row.
  var detailMembers: [JSONValue.Member] {
    let instrument = reading.instrument
    return [
      .init("base_asset", JSONValue(instrument.baseAsset)),
      .init("quote_asset", JSONValue(instrument.quoteAsset)),
      .init("mark_price", JSONValue(reading.markPrice.value.flatMap { $0 }?.value)),
      .init(
        "maximum_position_value",
        JSONValue(
          reading.leverage.value?.maximumPositionValue ?? instrument.maximumPositionValue)),
      .init("margin_mode", JSONValue(marginMode)),
      .init("wallet", JSONValue(wallet)),
      .init("maintenance_margin_rate", JSONValue(instrument.maintenanceMarginRate)),
      .init("tiers", Self.array(reading.tiers) { JSONValue($0) }),
      .init("positions", Self.array(reading.positions) { JSONValue($0) }),
      .init("open_orders", Self.array(reading.openOrders) { JSONValue($0) }),
      .init("errors", .array(failures)),
    ]
  }

  /// The columns that `show` has beside those of the row, in order.
  static let detailColumns = [
    "margin_mode", "wallet_currency", "wallet_balance", "wallet_available",
  ]

  /// The fields of those columns; what is not known is empty.
  var detailFields: [String] {
    [
      marginMode ?? "", wallet?.currency.text ?? "", wallet?.balance?.description ?? "",
      wallet?.available?.description ?? "",
    ]
  }

  private var marginMode: String? {
    reading.marginMode.value.flatMap { $0 }.map(Wording.marginMode)
  }

  private var wallet: Wallet? { reading.wallet.value.flatMap { $0 } }

  private static func array<Item: Sendable>(
    _ reading: Reading<[Item]>, _ json: (Item) -> JSONValue
  ) -> JSONValue {
    reading.value.map { .array($0.map(json)) } ?? .null
  }

  /// The parts that could not be read, and why.
  private var failures: [JSONValue] {
    let parts: [(String, VenueError?)] = [
      ("setting", reading.leverage.error), ("position_mode", reading.positionMode.error),
      ("positions", reading.positions.error), ("open_orders", reading.openOrders.error),
      ("mark_price", reading.markPrice.error), ("margin_mode", reading.marginMode.error),
      ("wallet", reading.wallet.error), ("tiers", reading.tiers.error),
    ]
    return parts.compactMap { part, error in
      guard let error, error.kind != .unavailable,
        case .object(let members) = JSONValue(error)
      else { return nil }
      return .object([.init("part", .string(part))] + members)
    }
  }
}
