import FoundationEssentials
import LeverDomain

/// Payloads of ZTDX futures (ZTDX documentation and a public snapshot of the venue's code base,
/// read 2026-11-21).
extension ZTDX {
  var alphabet: SymbolAlphabet { .unseparated }

  // MARK: Time

  private struct Time: Decodable { let serverTime: ExactNumber }

  func clockTime(in answer: VenueAnswer) throws(VenueError) -> Int64 {
    let time = try answer.decode(Time.self).serverTime.integer
    guard let time, time > 0 else { throw VenueError(.unreadable) }
    return time
  }

  // MARK: Instruments

  /// What the market list adds to an instrument.
  struct Risk: Hashable, Sendable {
    let maximumLeverage: Leverage?
    let maximumPositionValue: Decimal?
    let maintenanceMarginRate: Decimal?
  }

  private struct Market: Decodable {
    let symbol: LooseText
    let max_leverage: ExactNumber?
    let leverage: ExactNumber?
    let max_position_size_usd: ExactNumber?
    let maintenance_margin_rate: ExactNumber?
  }

  private struct Markets: Decodable { let markets: [Lossy<Market>] }

  /// The answer of either list of markets. `leverage` is the maximum in one of them.
  func risks(in answer: VenueAnswer) throws(VenueError) -> [ContractSymbol: Risk] {
    var risks: [ContractSymbol: Risk] = [:]
    for row in try answer.decode(Markets.self).markets {
      guard let row = row.value, let symbol = alphabet.symbol(row.symbol.raw) else { continue }
      risks[symbol] = Risk(
        maximumLeverage: row.max_leverage.leverage ?? row.leverage.leverage,
        maximumPositionValue: row.max_position_size_usd.positive,
        maintenanceMarginRate: row.maintenance_margin_rate.positive)
    }
    return risks
  }

  private struct SymbolRow: Decodable {
    let symbol: LooseText
    let status: LooseText?
    let baseAsset: LooseText?
    let quoteAsset: LooseText?
  }

  private struct ExchangeInfo: Decodable { let symbols: [Lossy<SymbolRow>] }

  /// Sorted by symbol. No minimum is given anywhere: 1 is assumed; whole multiples only.
  func instruments(
    in answer: VenueAnswer, risks: [ContractSymbol: Risk]
  ) throws(VenueError) -> [Instrument] {
    try answer.decode(ExchangeInfo.self).symbols.compactMap { row in
      guard let row = row.value, let symbol = alphabet.symbol(row.symbol.raw) else { return nil }
      let status = row.status.raw
      let risk = risks[symbol]
      return Instrument(
        symbol: symbol, baseAsset: row.baseAsset.cleaned ?? "",
        quoteAsset: row.quoteAsset.cleaned ?? "",
        status: status == "TRADING" ? .tradable : .notTradable(VenueText(cleaning: status)),
        limits: limits(maximum: risk?.maximumLeverage),
        maximumPositionValue: risk?.maximumPositionValue,
        maintenanceMarginRate: risk?.maintenanceMarginRate)
    }.sorted { $0.symbol < $1.symbol }
  }

  private func limits(maximum: Leverage?) -> LeverageLimits? {
    guard let maximum, let one = Leverage(units: Leverage.unitsPerMultiple) else { return nil }
    return LeverageLimits(minimum: one, maximum: maximum, step: one)
  }

  // MARK: Leverage

  private struct Echo: Decodable {
    let symbol: LooseText
    let leverage: ExactNumber
    let maxNotionalValue: ExactNumber?
    let code: AbsentMember?
    let msg: AbsentMember?
    let message: AbsentMember?
    let error: AbsentMember?

    /// Whether it says something beside the success.
    var isContradicted: Bool {
      [code, msg, message, error].contains { $0.holdsSomething }
    }
  }

  /// What the answer to a change tells: symbol and value, which the document always shows, and
  /// `maxNotionalValue`, the market's position cap in USD, which does not depend on the leverage
  /// ("Change Leverage", read 2026-11-21).
  func acceptance(
    of symbol: ContractSymbol, in answer: VenueAnswer
  ) throws(VenueError) -> ChangeAcceptance {
    let echo = try answer.decode(Echo.self)
    guard !echo.isContradicted, echo.symbol.raw == symbol.text,
      let value = echo.leverage.leverage
    else {
      throw VenueError(.unreadable)
    }
    return ChangeAcceptance(
      echo: value, positionCaps: PositionCaps([.maximumValue: echo.maxNotionalValue.decimal]))
  }

  // MARK: Position mode

  private struct Mode: Decodable { let dualSidePosition: LooseText }

  func positionMode(in answer: VenueAnswer) throws(VenueError) -> PositionMode {
    guard let isDual = try answer.decode(Mode.self).dualSidePosition.flag else {
      throw VenueError(.unreadable)
    }
    return isDual ? .hedge : .oneWay
  }

  // MARK: Positions

  private struct PositionRow: Decodable {
    let symbol: LooseText
    let positionAmt: ExactNumber
    let entryPrice: ExactNumber?
    let markPrice: ExactNumber?
    let liquidationPrice: ExactNumber?
    let leverage: ExactNumber?
    let notional: ExactNumber?
    let isolatedMargin: ExactNumber?
    let marginType: LooseText?
  }

  /// The amount's sign tells the side.
  func positions(in answer: VenueAnswer) throws(VenueError) -> [Position] {
    var positions: [Position] = []
    // One-way mode only: there is one position of a symbol.
    var count = RowCount<ContractSymbol>()
    for row in try answer.decode([PositionRow].self) {
      guard let symbol = alphabet.symbol(row.symbol.raw) else { continue }
      try count.note(symbol)
      guard let amount = row.positionAmt.decimal else { throw VenueError(.unreadable) }
      guard amount != 0 else { continue }
      positions.append(
        Position(
          symbol: symbol, side: amount > 0 ? .long : .short, size: abs(amount),
          entryPrice: row.entryPrice.positive, markPrice: row.markPrice.positive,
          liquidationPrice: row.liquidationPrice.positive,
          value: row.notional.decimal.map { abs($0) }, margin: row.isolatedMargin.positive,
          leverage: try row.leverage.leverageIfAny(),
          marginMode: MarginMode(venueWord: row.marginType)))
    }
    return positions
  }

  // MARK: Orders

  private struct OrderRow: Decodable {
    let orderId: LooseText
    let symbol: LooseText
    let side: LooseText
    let status: LooseText?
    let type: LooseText?
    let price: ExactNumber?
    let origQty: ExactNumber?
    let time: ExactNumber?
  }

  private static let finished: Set<String> = [
    "FILLED", "CANCELED", "CANCELLED", "EXPIRED", "REJECTED",
  ]

  func orders(in answer: VenueAnswer) throws(VenueError) -> [OpenOrder] {
    var orders: [OpenOrder] = []
    for row in try answer.decode([OrderRow].self) {
      guard let symbol = alphabet.symbol(row.symbol.raw),
        !Self.finished.contains(row.status.raw.uppercased())
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

  private struct BracketList: Decodable {
    struct Bracket: Decodable {
      let initialLeverage: ExactNumber?
      let notionalCap: ExactNumber?
      let notionalFloor: ExactNumber
      let maintMarginRatio: ExactNumber?
    }
    let symbol: LooseText
    let brackets: [Bracket]
  }

  /// Lowest first. They inform only: the venue holds a change against the market's maximum.
  func tiers(of symbol: ContractSymbol, in answer: VenueAnswer) throws(VenueError) -> [NotionalTier]
  {
    let lists = try answer.decode([BracketList].self)
    guard let list = lists.first(where: { $0.symbol.raw == symbol.text }) else { return [] }
    return list.brackets.compactMap { row in
      row.notionalFloor.decimal.map { floor in
        NotionalTier(
          floor: floor, cap: row.notionalCap.positive,
          maximumLeverage: row.initialLeverage.leverage,
          maintenanceMarginRate: row.maintMarginRatio.positive)
      }
    }.sorted { $0.floor < $1.floor }
  }

  // MARK: Price

  private struct PriceRow: Decodable { let markPrice: ExactNumber? }

  /// An unknown symbol is answered with zeros: no price.
  func markPrice(in answer: VenueAnswer) throws(VenueError) -> Price? {
    try answer.decode(PriceRow.self).markPrice?.price
  }
}
