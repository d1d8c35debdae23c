import LeverDomain

@testable import VenueClient

extension FuzzTarget {
  /// The decoders and refusals of CoinSwitch PRO HFT.
  static let coinSwitchHFT: FuzzTarget = {
    let alphabet = CoinSwitchHFT().alphabet
    let symbol = ContractSymbol.named("BTCUSDT")
    return FuzzTarget(
      name: "coinswitch-hft",
      exercises: [
        .decoding("instruments", CoinSwitchHFT().instruments(in:)) {
          (page) throws(BrokenInvariant) in
          try Invariants.hold(page.rows, of: alphabet, sorted: false)
        },
        .decoding("positions and leverage", CoinSwitchHFT().positionRows(in:)) {
          (page) throws(BrokenInvariant) in
          try Invariants.hold(page.rows.compactMap(\.position), of: alphabet)
          for row in page.rows {
            try Invariants.hold(row.leverage)
            try Invariants.hold(
              CoinSwitchHFT().leverage(of: row.symbol, in: page.rows), of: alphabet)
          }
        },
        .decoding("orders", CoinSwitchHFT().orders(in:)) {
          (page) throws(BrokenInvariant) in try Invariants.hold(page.rows, of: alphabet)
        },
        .decoding("wallet", CoinSwitchHFT().wallet(in:)) {
          (wallet) throws(BrokenInvariant) in try Invariants.hold(wallet)
        },
        .decoding(
          "mark price",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try CoinSwitchHFT().markPrice(of: symbol, in: body)
          },
          { (price) throws(BrokenInvariant) in try Invariants.hold(price) }),
      ]
        + VenueExercises.all(
          of: CoinSwitchHFT(), reading: CoinSwitchHFT.Endpoints.positionList,
          changing: CoinSwitchHFT.Endpoints.setLeverage,
          noticeHeaders: ["X-Bapi-Limit-Status", "X-Bapi-Limit-Reset-Timestamp"]),
      seeds: { try SourceTree.payloads("CoinSwitchHFT") + Seeds.notices + Seeds.refusals },
      isJSON: true)
  }()
}
