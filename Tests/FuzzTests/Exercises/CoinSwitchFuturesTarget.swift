import LeverDomain

@testable import VenueClient

extension FuzzTarget {
  /// The decoders and refusals of CoinSwitch PRO Futures.
  static let coinSwitchFutures: FuzzTarget = {
    let alphabet = CoinSwitchFutures().alphabet
    let symbol = ContractSymbol.named("BTCUSDT")
    return FuzzTarget(
      name: "coinswitch-futures",
      exercises: [
        .decoding("instruments", CoinSwitchFutures().instruments(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("positions", CoinSwitchFutures().positions(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("orders", CoinSwitchFutures().orders(in:)) {
          (orders) throws(BrokenInvariant) in
          try Invariants.hold(orders.open, of: alphabet)
          try require(orders.open.count <= orders.rowCount, "more orders than rows")
        },
        .decoding(
          "wallet",
          { (body) throws(VenueError) in try CoinSwitchFutures().wallet(of: "USDT", in: body)
          },
          { (wallet) throws(BrokenInvariant) in try Invariants.hold(wallet) }),
        .decoding("mark price", CoinSwitchFutures().markPrice(in:)) {
          (price) throws(BrokenInvariant) in try Invariants.hold(price)
        },
        .decoding(
          "leverage",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try CoinSwitchFutures().leverage(of: symbol, in: body)
          },
          { (leverage) throws(BrokenInvariant) in try Invariants.hold(leverage) }),
      ]
        + VenueExercises.all(
          of: CoinSwitchFutures(), reading: CoinSwitchFutures.Endpoints.leverage,
          changing: CoinSwitchFutures.Endpoints.setLeverage, noticeHeaders: []),
      seeds: { try SourceTree.payloads("CoinSwitchFutures") + Seeds.refusals }, isJSON: true)
  }()
}
