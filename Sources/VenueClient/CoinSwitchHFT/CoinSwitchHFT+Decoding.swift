import FoundationEssentials
import LeverDomain

/// Payloads of CoinSwitch PRO HFT (CoinSwitch documentation, "HFT", and Bybit V5 documentation for
/// the pages that it leaves out, read 2026-11-21).
extension CoinSwitchHFT {
  var alphabet: SymbolAlphabet { .unseparated }

  private struct Envelope<Payload: Decodable>: Decodable {
    let result: Payload
  }

  private struct List<Row: Decodable>: Decodable {
    let list: [Row]
    let nextPageCursor: LooseText?
  }

  /// One page of a list.
  struct Page<Row: Sendable>: Sendable {
    let rows: [Row]
    /// The opaque text that asks for the next page; nil on the last.
    let cursor: String?
  }

  private func page<Row: Decodable>(
    of type: Row.Type, in answer: VenueAnswer
  ) throws(VenueError) -> Page<Row> {
    let list = try answer.decode(Envelope<List<Row>>.self).result
    let cursor = list.nextPageCursor.raw
    return Page(rows: list.list, cursor: cursor.isEmpty ? nil : cursor)
  }

  // MARK: Time

  private struct Time: Decodable {
    struct Result: Decodable { let timeNano: ExactNumber? }
    let result: Result?
    let time: ExactNumber?
  }

  func clockTime(in answer: VenueAnswer) throws(VenueError) -> Int64 {
    let answer = try answer.decode(Time.self)
    let time = answer.result?.timeNano?.integer.map { $0 / 1_000_000 } ?? answer.time.integer
    guard let time, time > 0 else { throw VenueError(.unreadable) }
    return time
  }

  // MARK: Instruments

  private struct InstrumentRow: Decodable, Sendable {
    struct Filter: Decodable, Sendable {
      let minLeverage: ExactNumber
      let maxLeverage: ExactNumber
      let leverageStep: ExactNumber
    }
    let symbol: LooseText
    let baseCoin: LooseText?
    let quoteCoin: LooseText?
    let status: LooseText?
    let leverageFilter: Filter?
  }

  func instruments(in answer: VenueAnswer) throws(VenueError) -> Page<Instrument> {
    let page = try page(of: Lossy<InstrumentRow>.self, in: answer)
    let instruments: [Instrument] = page.rows.compactMap { row in
      guard let row = row.value, let symbol = alphabet.symbol(row.symbol.raw) else { return nil }
      let status = row.status.raw
      return Instrument(
        symbol: symbol, baseAsset: row.baseCoin.cleaned ?? "",
        quoteAsset: row.quoteCoin.cleaned ?? "",
        status: status == "Trading" ? .tradable : .notTradable(VenueText(cleaning: status)),
        limits: limits(of: row.leverageFilter))
    }
    return Page(rows: instruments, cursor: page.cursor)
  }

  private func limits(of filter: InstrumentRow.Filter?) -> LeverageLimits? {
    guard let minimum = filter?.minLeverage.leverage, let maximum = filter?.maxLeverage.leverage,
      let step = filter?.leverageStep.leverage
    else { return nil }
    return LeverageLimits(minimum: minimum, maximum: maximum, step: step)
  }

  // MARK: Positions and leverage

  /// A row of the position list: an open position, or the settings of a flat side.
  struct PositionRow: Sendable {
    let symbol: ContractSymbol
    /// 0 for one-way, 1 for the long side of hedge mode, 2 for its short side.
    let index: Int64
    let leverage: Leverage?
    /// The largest position value that the present risk limit allows, in the quote asset.
    let maximumPositionValue: Decimal?
    /// Nil for a flat side.
    let position: Position?
  }

  private struct RawPosition: Decodable, Sendable {
    let symbol: LooseText
    let side: LooseText?
    let size: ExactNumber
    let positionIdx: ExactNumber
    let leverage: ExactNumber?
    let positionValue: ExactNumber?
    let avgPrice: ExactNumber?
    let markPrice: ExactNumber?
    let liqPrice: ExactNumber?
    let positionIM: ExactNumber?
    let riskLimitValue: ExactNumber?
  }

  func positionRows(in answer: VenueAnswer) throws(VenueError) -> Page<PositionRow> {
    let page = try page(of: RawPosition.self, in: answer)
    var rows: [PositionRow] = []
    for row in page.rows {
      guard let symbol = alphabet.symbol(row.symbol.raw) else { continue }
      guard let index = row.positionIdx.integer, (0...2).contains(index),
        let size = row.size.decimal
      else { throw VenueError(.unreadable) }
      rows.append(
        PositionRow(
          symbol: symbol, index: index, leverage: try row.leverage.leverageIfAny(),
          maximumPositionValue: row.riskLimitValue.positive,
          position: size == 0 ? nil : try position(row, symbol: symbol, index: index, size: size)))
    }
    try requireSingleRows(rows)
    return Page(rows: rows, cursor: page.cursor)
  }

  /// Which side of which symbol a row is about.
  private struct Place: Hashable {
    let symbol: ContractSymbol
    let index: Int64
  }

  /// Passes rows of which no two are about the same side of the same symbol.
  ///
  /// - Throws: ``VenueError`` of kind `unreadable` for others.
  func requireSingleRows(_ rows: [PositionRow]) throws(VenueError) {
    var count = RowCount<Place>()
    for row in rows { try count.note(Place(symbol: row.symbol, index: row.index)) }
  }

  private func position(
    _ row: RawPosition, symbol: ContractSymbol, index: Int64, size: Decimal
  ) throws(VenueError) -> Position {
    let side: PositionSide =
      switch (row.side.raw, index) {
      case ("Buy", _), ("", 1): .long
      case ("Sell", _), ("", 2): .short
      default: throw VenueError(.unreadable)
      }
    return Position(
      symbol: symbol, side: side, size: abs(size), entryPrice: row.avgPrice.positive,
      markPrice: row.markPrice.positive, liquidationPrice: row.liqPrice.positive,
      value: row.positionValue.decimal.map { abs($0) }, margin: row.positionIM.decimal,
      leverage: row.leverage.leverage)
  }

  /// What the rows of one instrument tell of its leverage. In hedge mode both rows are needed; an
  /// empty list, as a flat instrument may have, tells nothing. A change "does not change the leverage
  /// on existing positions" (CoinSwitch documentation, "Set Leverage", read 2026-11-21), so the row of
  /// an open position is not the setting.
  func leverage(
    of symbol: ContractSymbol, in rows: [PositionRow]
  ) -> LeverageReading {
    let rows = rows.filter { $0.symbol == symbol }
    let positions = rows.compactMap(\.position)
    func value(_ index: Int64) -> Leverage? { rows.first { $0.index == index }?.leverage }
    let mode: PositionMode? =
      rows.isEmpty ? nil : rows.contains { $0.index == 0 } ? .oneWay : .hedge
    let setting: LeverageSetting? =
      switch mode {
      case .oneWay?: value(0).map { LeverageSetting(both: $0) }
      case .hedge?:
        value(1).flatMap { long in value(2).map { LeverageSetting(long: long, short: $0) } }
      case nil: nil
      }
    return LeverageReading(
      setting: setting.map { positions.isEmpty ? .read($0) : .shownByPosition($0) } ?? .notShown,
      positionMode: mode, positions: positions,
      maximumPositionValue: rows.compactMap(\.maximumPositionValue).min())
  }

  /// The answer to a change tells nothing beside.
  func acceptance(
    of symbol: ContractSymbol, in answer: VenueAnswer
  ) throws(VenueError) -> ChangeAcceptance { ChangeAcceptance() }

  // MARK: Orders

  private struct OrderRow: Decodable, Sendable {
    let symbol: LooseText
    let orderId: LooseText
    let orderType: LooseText?
    let orderStatus: LooseText
    let side: LooseText
    let qty: ExactNumber?
    let price: ExactNumber?
    let createdTime: ExactNumber?
  }

  /// The list also holds what was closed in the last hours.
  private static let finished: Set<String> = [
    "Filled", "Cancelled", "PartiallyFilledCanceled", "Rejected", "Deactivated",
  ]

  func orders(in answer: VenueAnswer) throws(VenueError) -> Page<OpenOrder> {
    let page = try page(of: OrderRow.self, in: answer)
    var orders: [OpenOrder] = []
    for row in page.rows {
      guard let symbol = alphabet.symbol(row.symbol.raw),
        !Self.finished.contains(row.orderStatus.raw)
      else { continue }
      let side: OpenOrder.Side =
        switch row.side.raw {
        case "Buy": .buy
        case "Sell": .sell
        default: throw VenueError(.unreadable)
        }
      orders.append(
        OpenOrder(
          symbol: symbol, identifier: row.orderId.cleaned, side: side,
          type: row.orderType.cleaned ?? "", status: row.orderStatus.cleaned,
          price: row.price.positive, quantity: row.qty.positive,
          createdAt: Date(milliseconds: row.createdTime.integer)))
    }
    return Page(rows: orders, cursor: page.cursor)
  }

  // MARK: Price

  private struct Ticker: Decodable, Sendable {
    let symbol: LooseText?
    let markPrice: ExactNumber?
  }

  func markPrice(of symbol: ContractSymbol, in answer: VenueAnswer) throws(VenueError) -> Price? {
    let page = try page(of: Ticker.self, in: answer)
    return page.rows.first { $0.symbol.raw == symbol.text }?.markPrice?.price
  }
}
