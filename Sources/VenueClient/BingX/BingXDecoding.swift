import FoundationEssentials
import LeverDomain

/// Payloads of BingX USDT-M perpetual swaps (BingX documentation and captured answers, read
/// 2026-11-21). Types drift between versions, so texts, numbers and truth values are taken in
/// either form.
enum BingXDecoding {
  static let alphabet = SymbolAlphabet.hyphenated

  /// `{"code":0,"msg":"","data":...}`; `data` may be absent, null or an empty object.
  private struct Envelope<Payload: Decodable>: Decodable {
    let data: Payload?
    /// Whether there is something in `data` that is not what was expected.
    let isOdd: Bool

    private enum CodingKeys: String, CodingKey { case data }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      data = try? container.decodeIfPresent(Payload.self, forKey: .data)
      let isAbsent = try !container.contains(.data) || container.decodeNil(forKey: .data)
      let isEmptyObject =
        (try? container.nestedContainer(keyedBy: AnyKey.self, forKey: .data))?.allKeys.isEmpty
        ?? false
      isOdd = data == nil && !isAbsent && !isEmptyObject
    }
  }

  private static func payload<Payload: Decodable>(
    _ type: Payload.Type, in body: Data
  ) throws(VenueError) -> Payload? {
    let envelope = try VenueJSON.decode(Envelope<Payload>.self, from: body)
    guard !envelope.isOdd else { throw VenueError(.unreadable) }
    return envelope.data
  }

  // MARK: Time

  private struct Time: Decodable { let serverTime: ExactNumber }

  static func time(in body: Data) throws(VenueError) -> Int64 {
    guard let time = try payload(Time.self, in: body)?.serverTime.integer, time > 0 else {
      throw VenueError(.unreadable)
    }
    return time
  }

  // MARK: Instruments

  private struct Contract: Decodable {
    let symbol: LooseText
    let asset: LooseText?
    let currency: LooseText?
    let status: LooseText?
    let apiStateOpen: LooseText?
    let apiStateClose: LooseText?
  }

  /// Sorted by symbol, without limits: the list has none.
  static func instruments(in body: Data) throws(VenueError) -> [Instrument] {
    guard let rows = try payload([Lossy<Contract>].self, in: body) else {
      throw VenueError(.unreadable)
    }
    return rows.compactMap { row in
      guard let row = row.value, let symbol = alphabet.symbol(row.symbol.raw) else { return nil }
      return Instrument(
        symbol: symbol, baseAsset: row.asset.cleaned ?? "", quoteAsset: row.currency.cleaned ?? "",
        status: status(of: row), limits: nil)
    }.sorted { $0.symbol < $1.symbol }
  }

  private static func status(of row: Contract) -> InstrumentStatus {
    switch row.status.raw {
    case "1":
      row.apiStateOpen.flag == false || row.apiStateClose.flag == false
        ? .notTradable("closed to the API") : .tradable
    case "0": .notTradable("offline")
    case "5": .notTradable("pre-launch")
    case "25": .notTradable("no new positions")
    default: .notTradable(VenueText(cleaning: "status \(row.status.raw)"))
    }
  }

  // MARK: Leverage

  private struct LeverageRow: Decodable {
    let symbol: LooseText?
    let longLeverage: ExactNumber
    let shortLeverage: ExactNumber
    let maxLongLeverage: ExactNumber?
    let maxShortLeverage: ExactNumber?
    let maxPositionLongVal: ExactNumber?
    let maxPositionShortVal: ExactNumber?
  }

  /// The setting with its limits. No minimum is given anywhere: 1 is assumed. Where the maxima of
  /// the sides differ, the lower one holds for both.
  static func leverage(
    of symbol: ContractSymbol, in body: Data
  ) throws(VenueError) -> LeverageReading {
    guard let row = try payload(LeverageRow.self, in: body),
      row.symbol.map({ $0.raw == symbol.text }) ?? true,
      let long = row.longLeverage.leverage, let short = row.shortLeverage.leverage
    else { throw VenueError(.unreadable) }
    let maxima = [row.maxLongLeverage.leverage, row.maxShortLeverage.leverage].compactMap { $0 }
    let one = Leverage(units: Leverage.unitsPerMultiple)
    let limits = maxima.min().flatMap { maximum in
      one.flatMap { LeverageLimits(minimum: $0, maximum: maximum, step: $0) }
    }
    return LeverageReading(
      setting: .read(LeverageSetting(long: long, short: short)), limits: limits,
      maximumPositionValue: [row.maxPositionLongVal.positive, row.maxPositionShortVal.positive]
        .compactMap { $0 }.min())
  }

  private struct Echo: Decodable {
    let symbol: LooseText?
    let leverage: ExactNumber
  }

  /// The value that the answer to a change names, without its side; nil where it names none.
  static func echo(of symbol: ContractSymbol, in body: Data) throws(VenueError) -> Leverage? {
    guard let echo = try payload(Echo.self, in: body) else { return nil }
    guard echo.symbol.map({ $0.raw == symbol.text }) ?? true else { throw VenueError(.unreadable) }
    return echo.leverage.leverage
  }

  // MARK: Position mode

  private struct Mode: Decodable { let dualSidePosition: LooseText }

  static func positionMode(in body: Data) throws(VenueError) -> PositionMode {
    guard let isDual = try payload(Mode.self, in: body)?.dualSidePosition.flag else {
      throw VenueError(.unreadable)
    }
    return isDual ? .hedge : .oneWay
  }

  // MARK: Positions

  private struct PositionRow: Decodable {
    let positionId: LooseText?
    let symbol: LooseText
    let positionSide: LooseText?
    let positionAmt: ExactNumber
    let avgPrice: ExactNumber?
    let markPrice: ExactNumber?
    let liquidationPrice: ExactNumber?
    let positionValue: ExactNumber?
    let margin: ExactNumber?
    let leverage: ExactNumber?
  }

  static func positions(in body: Data) throws(VenueError) -> [Position] {
    var positions: [Position] = []
    for row in try payload([PositionRow].self, in: body) ?? [] {
      guard let symbol = alphabet.symbol(row.symbol.raw) else { continue }
      guard let amount = row.positionAmt.decimal else { throw VenueError(.unreadable) }
      guard amount != 0 else { continue }
      let side: PositionSide =
        switch row.positionSide.raw.uppercased() {
        case "LONG": .long
        case "SHORT": .short
        case "BOTH", "": amount > 0 ? .long : .short
        default: throw VenueError(.unreadable)
        }
      positions.append(
        Position(
          symbol: symbol, side: side, size: abs(amount), identifier: row.positionId.cleaned,
          entryPrice: row.avgPrice.positive, markPrice: row.markPrice.positive,
          liquidationPrice: row.liquidationPrice.positive,
          value: row.positionValue.decimal.map { abs($0) }, margin: row.margin.decimal,
          leverage: row.leverage.leverage))
    }
    return positions
  }

  // MARK: Orders

  private struct OrderRow: Decodable {
    let orderId: LooseText
    let symbol: LooseText
    let side: LooseText
    let type: LooseText?
    let status: LooseText?
    let origQty: ExactNumber?
    let price: ExactNumber?
    let time: ExactNumber?
  }

  /// A bare array, or an object that holds one.
  private struct OrderList: Decodable {
    let rows: [OrderRow]

    private enum CodingKeys: String, CodingKey { case orders }

    init(from decoder: any Decoder) throws {
      if let rows = try? [OrderRow](from: decoder) {
        self.rows = rows
      } else {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rows = try container.decodeIfPresent([OrderRow].self, forKey: .orders) ?? []
      }
    }
  }

  private static let finished: Set<String> = [
    "FILLED", "CANCELED", "CANCELLED", "EXPIRED", "FAILED",
  ]

  static func orders(in body: Data) throws(VenueError) -> [OpenOrder] {
    var orders: [OpenOrder] = []
    for row in try payload(OrderList.self, in: body)?.rows ?? [] {
      guard let symbol = alphabet.symbol(row.symbol.raw),
        !finished.contains(row.status.raw.uppercased())
      else { continue }
      let side: OpenOrder.Side =
        switch row.side.raw.uppercased() {
        case "BUY": .buy
        case "SELL": .sell
        default: throw VenueError(.unreadable)
        }
      orders.append(
        OpenOrder(
          symbol: symbol, identifier: row.orderId.cleaned, side: side, type: row.type.cleaned ?? "",
          status: row.status.cleaned ?? "", price: row.price.positive,
          quantity: row.origQty.positive, createdAt: Date(milliseconds: row.time.integer)))
    }
    return orders
  }

  // MARK: Tiers

  private struct TierRow: Decodable {
    let minPositionVal: ExactNumber
    let maxPositionVal: ExactNumber?
    let maintMarginRatio: ExactNumber?
  }

  /// Lowest first. The venue names no leverage for a tier.
  static func tiers(in body: Data) throws(VenueError) -> [NotionalTier] {
    let rows = try payload([TierRow].self, in: body) ?? []
    return rows.compactMap { row in
      row.minPositionVal.decimal.map { floor in
        NotionalTier(
          floor: floor, cap: row.maxPositionVal.positive, maximumLeverage: nil,
          maintenanceMarginRate: row.maintMarginRatio.positive)
      }
    }.sorted { $0.floor < $1.floor }
  }

  // MARK: Price

  private struct PriceRow: Decodable { let markPrice: ExactNumber? }

  static func markPrice(in body: Data) throws(VenueError) -> Price? {
    try payload(PriceRow.self, in: body)?.markPrice?.price
  }

  // MARK: Key

  private struct Permissions: Decodable { let permissions: [ExactNumber] }

  private struct Restrictions: Decodable {
    let enableFutures: LooseText
    let enableReading: LooseText?
    let permitsUniversalTransfer: LooseText?
  }

  /// What the key may do, from the list of numbers or from the named flags; both come without the
  /// usual envelope, or with it.
  static func keyReport(in body: Data) throws(VenueError) -> KeyReport {
    if let numbers = VenueJSON.decodeIfPossible(Permissions.self, from: body)?.permissions
      ?? (try? payload(Permissions.self, in: body))?.permissions
    {
      let numbers = numbers.compactMap(\.integer)
      return KeyReport(
        mayChangeLeverage: numbers.contains(3), mayWithdraw: numbers.contains(5),
        permissions: numbers.map(permissionName))
    }
    guard
      let flags = VenueJSON.decodeIfPossible(Restrictions.self, from: body)
        ?? (try? payload(Restrictions.self, in: body)),
      let mayTrade = flags.enableFutures.flag
    else { throw VenueError(.unreadable) }
    var names: [VenueText] = []
    if flags.enableReading.flag == true { names.append("read") }
    if mayTrade { names.append("perpetual futures trading") }
    if flags.permitsUniversalTransfer.flag == true { names.append("universal transfer") }
    return KeyReport(mayChangeLeverage: mayTrade, mayWithdraw: nil, permissions: names)
  }

  private static func permissionName(_ number: Int64) -> VenueText {
    switch number {
    case 1: "spot trading"
    case 2: "read"
    case 3: "perpetual futures trading"
    case 4: "universal transfer"
    case 5: "withdraw"
    case 7: "sub-account transfer"
    default: VenueText(cleaning: "permission \(number)")
    }
  }
}
