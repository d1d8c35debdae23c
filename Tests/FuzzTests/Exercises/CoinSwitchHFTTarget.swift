import LeverDomain

@testable import VenueClient

extension FuzzTarget {
  /// The decoders and refusals of CoinSwitch PRO HFT.
  static let coinSwitchHFT: FuzzTarget = {
    let alphabet = CoinSwitchHFTDecoding.alphabet
    let symbol = ContractSymbol.named("BTCUSDT")
    return FuzzTarget(
      name: "coinswitch-hft",
      exercises: [
        .decoding("instruments", CoinSwitchHFTDecoding.instruments(in:)) {
          (page) throws(BrokenInvariant) in
          try Invariants.hold(page.rows, of: alphabet, sorted: false)
        },
        .decoding("positions and leverage", CoinSwitchHFTDecoding.positionRows(in:)) {
          (page) throws(BrokenInvariant) in
          try Invariants.hold(page.rows.compactMap(\.position), of: alphabet)
          for row in page.rows {
            try Invariants.hold(row.leverage)
            try Invariants.hold(
              CoinSwitchHFTDecoding.leverage(of: row.symbol, in: page.rows), of: alphabet)
          }
        },
        .decoding("orders", CoinSwitchHFTDecoding.orders(in:)) {
          (page) throws(BrokenInvariant) in try Invariants.hold(page.rows, of: alphabet)
        },
        .decoding("wallet", CoinSwitchHFTDecoding.wallet(in:)) {
          (wallet) throws(BrokenInvariant) in try Invariants.hold(wallet)
        },
        .decoding(
          "mark price",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try CoinSwitchHFTDecoding.markPrice(of: symbol, in: body)
          },
          { (price) throws(BrokenInvariant) in try Invariants.hold(price) }),
      ]
        + VenueExercises.all(
          of: CoinSwitchHFTRooms.self, reading: CoinSwitchHFTEndpoints.positionList,
          changing: CoinSwitchHFTEndpoints.setLeverage,
          noticeHeaders: ["X-Bapi-Limit-Status", "X-Bapi-Limit-Reset-Timestamp"]),
      seeds: { try SourceTree.payloads("CoinSwitchHFT") + Seeds.notices + Seeds.refusals },
      isJSON: true)
  }()
}
