import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import OrderedJSON

extension InstrumentRow {
  /// The fields that `show` has behind those of `list`.
  static let detailFields: FieldTable<InstrumentRow> = [
    Field("base_asset") { JSONValue($0.reading.instrument.baseAsset) }.withoutColumn,
    Field("quote_asset") { JSONValue($0.reading.instrument.quoteAsset) }.withoutColumn,
    Field("mark_price") { JSONValue($0.reading.markPrice.value.flatMap { $0 }?.value) }
      .withoutColumn,
    Field("maximum_position_value") { row in
      JSONValue(
        row.reading.leverage.value?.maximumPositionValue
          ?? row.reading.instrument.maximumPositionValue)
    }.withoutColumn,
    Field("margin_mode") { JSONValue($0.marginMode) },
    Field("wallet") { JSONValue($0.wallet) }.columns(
      ("wallet_currency", "currency"), ("wallet_balance", "balance"),
      ("wallet_available", "available")),
    Field("maintenance_margin_rate") { JSONValue($0.reading.instrument.maintenanceMarginRate) }
      .withoutColumn,
    Field("tiers") { array($0.reading.tiers) { JSONValue($0) } }.withoutColumn,
    Field("positions") { array($0.reading.positions) { JSONValue($0) } }.withoutColumn,
    Field("open_orders") { array($0.reading.openOrders) { JSONValue($0) } }.withoutColumn,
    Field("errors") { .array($0.failures) }.withoutColumn,
  ]

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
