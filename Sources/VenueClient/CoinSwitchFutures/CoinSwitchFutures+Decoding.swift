import FoundationEssentials
import LeverDomain

/// Payloads of CoinSwitch PRO Futures v2 (CoinSwitch documentation, "Futures", read 2026-11-21).
extension CoinSwitchFutures {
  var alphabet: SymbolAlphabet { .unseparated }

  /// `{"data": ...}`, or a message in its place.
  private struct Envelope<Payload: Decodable>: Decodable {
    let data: Payload?
    let message: LooseText?
    let hasData: Bool

    private enum CodingKeys: String, CodingKey { case data, message }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      hasData = container.contains(.data)
      data = try container.decodeIfPresent(Payload.self, forKey: .data)
      message = try container.decodeIfPresent(LooseText.self, forKey: .message)
    }

    /// Whether the venue says that there is nothing, as in "There are no open Positions".
    var saysNothing: Bool {
      hasData || message.raw.lowercased().contains("no open")
    }
  }

  // MARK: Time

  private struct Time: Decodable { let serverTime: ExactNumber }

  func clockTime(in answer: VenueAnswer) throws(VenueError) -> Int64 {
    let time = try answer.decode(Time.self).serverTime.integer
    guard let time, time > 0 else { throw VenueError(.unreadable) }
    return time
  }

  // MARK: Leverage

  private struct LeverageRow: Decodable {
    let exchange: LooseText
    let symbol: LooseText
    let leverage: ExactNumber
  }

  /// The value that an answer names for `symbol`, as read or as echoed. The documents always show
  /// exchange and symbol: an answer without them, or for others, proves nothing and is unreadable.
  func leverage(of symbol: ContractSymbol, in answer: VenueAnswer) throws(VenueError) -> Leverage {
    let row = try answer.decode(Envelope<LeverageRow>.self).data
    guard let row, row.exchange.raw.uppercased() == Endpoints.exchange,
      row.symbol.raw.uppercased() == symbol.text, let value = row.leverage.leverage
    else { throw VenueError(.unreadable) }
    return value
  }

  func acceptance(
    of symbol: ContractSymbol, in answer: VenueAnswer
  ) throws(VenueError) -> ChangeAcceptance {
    ChangeAcceptance(echo: try leverage(of: symbol, in: answer))
  }

  // MARK: Instruments

  private struct InstrumentRow: Decodable {
    let base_asset: LooseText?
    let quote_asset: LooseText?
    let status: LooseText?
    let min_leverage: ExactNumber
    let max_leverage: ExactNumber
    let leverage_step: ExactNumber?
    let risk_limit: ExactNumber?
    let maint_margin_rate: ExactNumber?
  }

  /// Rows keyed by symbol, or by exchange and then by symbol.
  private struct InstrumentMap: Decodable {
    let rows: [String: InstrumentRow]

    init(from decoder: any Decoder) throws {
      var container = try decoder.container(keyedBy: AnyKey.self)
      let exchange = AnyKey(stringValue: Endpoints.exchange)
      if container.contains(exchange) {
        container = try container.nestedContainer(keyedBy: AnyKey.self, forKey: exchange)
      }
      var rows: [String: InstrumentRow] = [:]
      for key in container.allKeys {
        rows[key.stringValue] = try container.decode(Lossy<InstrumentRow>.self, forKey: key).value
      }
      self.rows = rows
    }
  }

  /// Sorted by symbol. The map's key is the symbol; the field of that name is the base asset.
  func instruments(in answer: VenueAnswer) throws(VenueError) -> [Instrument] {
    guard let map = try answer.decode(Envelope<InstrumentMap>.self).data else {
      throw VenueError(.unreadable)
    }
    return map.rows.compactMap { key, row in
      guard let symbol = alphabet.symbol(key.uppercased()) else { return nil }
      let status = row.status.raw
      return Instrument(
        symbol: symbol,
        baseAsset: VenueText(cleaning: row.base_asset.raw.uppercased()),
        quoteAsset: VenueText(cleaning: row.quote_asset.raw.uppercased()),
        status: status.uppercased() == "TRADING"
          ? .tradable : .notTradable(VenueText(cleaning: status)),
        limits: limits(of: row), maximumPositionValue: row.risk_limit.positive,
        maintenanceMarginRate: maintenanceMarginRate(of: row))
    }.sorted { $0.symbol < $1.symbol }
  }

  /// "0.56" reads as percent (a client's reading, not documented). None where the number is too
  /// small to be divided.
  private func maintenanceMarginRate(of row: InstrumentRow) -> Decimal? {
    guard let rate = row.maint_margin_rate.positive.map({ $0 / 100 }), rate.isFinite else {
      return nil
    }
    return rate
  }

  /// Whole multiples only can be sent: those on the step, from the minimum rounded up to the
  /// maximum rounded down.
  private func limits(of row: InstrumentRow) -> LeverageLimits? {
    let unit = Leverage.unitsPerMultiple
    let givenStep = row.leverage_step?.leverage?.units ?? unit
    guard let minimum = row.min_leverage.leverage, let maximum = row.max_leverage.leverage,
      let lowest = Leverage(units: (minimum.units + unit - 1) / unit * unit),
      let highest = Leverage(units: maximum.units / unit * unit),
      let step = Leverage(units: max(unit, (givenStep + unit - 1) / unit * unit))
    else { return nil }
    return LeverageLimits(minimum: lowest, maximum: highest, step: step)
  }

  // MARK: Positions

  private struct PositionRow: Decodable {
    let exchange: LooseText
    let symbol: LooseText
    let position_id: LooseText?
    let position_side: LooseText
    let position_size: ExactNumber
    let position_value: ExactNumber?
    let position_margin: ExactNumber?
    let avg_entry_price: ExactNumber?
    let mark_price: ExactNumber?
    let liquidation_price: ExactNumber?
    let leverage: ExactNumber?
    let margin_type: LooseText?
  }

  func positions(in answer: VenueAnswer) throws(VenueError) -> [Position] {
    let envelope = try answer.decode(Envelope<[PositionRow]>.self)
    guard let rows = envelope.data else {
      guard envelope.saysNothing else { throw VenueError(.unreadable) }
      return []
    }
    var positions: [Position] = []
    // The venue nets positions: there is one of a symbol.
    var count = RowCount<ContractSymbol>()
    for row in rows {
      guard row.exchange.raw.uppercased() == Endpoints.exchange else {
        throw VenueError(.unreadable)
      }
      guard let symbol = alphabet.symbol(row.symbol.raw.uppercased()) else { continue }
      try count.note(symbol)
      guard let size = row.position_size.decimal else { throw VenueError(.unreadable) }
      guard size != 0 else { continue }
      let side: PositionSide =
        switch row.position_side.raw.uppercased() {
        case "LONG": .long
        case "SHORT": .short
        default: throw VenueError(.unreadable)
        }
      positions.append(
        Position(
          symbol: symbol, side: side, size: abs(size), identifier: row.position_id.cleaned,
          entryPrice: row.avg_entry_price.positive, markPrice: row.mark_price.positive,
          liquidationPrice: row.liquidation_price.positive,
          value: row.position_value.decimal.map { abs($0) },
          margin: row.position_margin.decimal, leverage: try row.leverage.leverageIfAny(),
          marginMode: MarginMode(venueWord: row.margin_type)))
    }
    return positions
  }

  // MARK: Orders

  private struct OrderRow: Decodable {
    let order_id: LooseText
    let symbol: LooseText
    let side: LooseText
    let status: LooseText
    let order_type: LooseText?
    let quantity: ExactNumber?
    let price: ExactNumber?
    let created_at: ExactNumber?
  }

  private struct OrderPage: Decodable {
    let orders: [OrderRow]?
    let cursor: ExactNumber?
  }

  /// One answer to a query for orders.
  struct Orders: Sendable {
    /// Those that still work at the venue.
    let open: [OpenOrder]
    /// How many rows there were, finished ones included.
    let rowCount: Int
    /// Unix milliseconds of the oldest row: where the next page ends.
    let cursor: Int64?
  }

  /// Everything else still works: live, untriggered, or with a cancellation that is not confirmed.
  /// `PARTIALLY_EXECUTED` is final here.
  private static let finished: Set<String> = [
    "EXECUTED", "PARTIALLY_EXECUTED", "CANCELLED", "FAILED", "REJECTED", "EXPIRED",
  ]

  func orders(in answer: VenueAnswer) throws(VenueError) -> Orders {
    let envelope = try answer.decode(Envelope<OrderPage>.self)
    guard let page = envelope.data, let rows = page.orders else {
      guard envelope.saysNothing else { throw VenueError(.unreadable) }
      return Orders(open: [], rowCount: 0, cursor: nil)
    }
    var open: [OpenOrder] = []
    for row in rows {
      guard let symbol = alphabet.symbol(row.symbol.raw.uppercased()),
        !Self.finished.contains(row.status.raw.uppercased())
      else { continue }
      let side: OpenOrder.Side =
        switch row.side.raw.uppercased() {
        case "BUY": .buy
        case "SELL": .sell
        default: throw VenueError(.unreadable)
        }
      open.append(
        OpenOrder(
          symbol: symbol, identifier: row.order_id.cleaned, side: side,
          type: row.order_type.cleaned ?? "", status: row.status.cleaned,
          price: row.price.positive, quantity: row.quantity.positive,
          createdAt: Date(milliseconds: row.created_at.integer)))
    }
    return Orders(open: open, rowCount: rows.count, cursor: page.cursor.integer)
  }

  // MARK: Ticker

  private struct Ticker: Decodable { let mark_price: ExactNumber? }

  func markPrice(in answer: VenueAnswer) throws(VenueError) -> Price? {
    let tickers = try answer.decode(Envelope<[String: Ticker]>.self).data
    return tickers?[Endpoints.exchange]?.mark_price?.price
  }
}
