import FoundationEssentials
import LeverDomain

/// What an account holds: positions and open orders.
extension BingX {
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
    let isolated: LooseText?
  }

  func positions(in answer: VenueAnswer) throws(VenueError) -> [Position] {
    var positions: [Position] = []
    // Separate isolated margin has several positions on a side, each with an identifier of its own.
    var count = RowCount<String>()
    for row in try payload([PositionRow].self, in: answer) ?? [] {
      guard let symbol = alphabet.symbol(row.symbol.raw) else { continue }
      guard let amount = row.positionAmt.decimal else { throw VenueError(.unreadable) }
      guard amount != 0 else { continue }
      try count.note("\(symbol) \(row.positionSide.raw.uppercased()) \(row.positionId.raw)")
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
          leverage: try row.leverage.leverageIfAny(),
          marginMode: row.isolated.flag.map { $0 ? .isolated : .cross }))
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

  func orders(in answer: VenueAnswer) throws(VenueError) -> [OpenOrder] {
    var orders: [OpenOrder] = []
    for row in try payload(OrderList.self, in: answer)?.rows ?? [] {
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
}
