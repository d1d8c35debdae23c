import LeverDomain

@testable import VenueClient

extension FuzzTarget {
  /// BingX's decoders and refusals.
  static let bingx: FuzzTarget = {
    let alphabet = BingXDecoding.alphabet
    let symbol = ContractSymbol.named("BTC-USDT")
    return FuzzTarget(
      name: "bingx",
      exercises: [
        .decoding("instruments", BingXDecoding.instruments(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("positions", BingXDecoding.positions(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("orders", BingXDecoding.orders(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("tiers", BingXDecoding.tiers(in:)) {
          (tiers) throws(BrokenInvariant) in try Invariants.hold(tiers)
        },
        .decoding(
          "wallet",
          { (body) throws(VenueError) in try BingXDecoding.wallet(of: "USDT", in: body) },
          { (wallet) throws(BrokenInvariant) in try Invariants.hold(wallet) }),
        .decoding("margin mode", BingXDecoding.marginMode(in:)) {
          (mode) throws(BrokenInvariant) in try Invariants.hold(mode)
        },
        .decoding("position mode", BingXDecoding.positionMode(in:)) { _ in },
        .decoding("mark price", BingXDecoding.markPrice(in:)) {
          (price) throws(BrokenInvariant) in try Invariants.hold(price)
        },
        .decoding("key report", BingXDecoding.keyReport(in:)) {
          (report) throws(BrokenInvariant) in try Invariants.hold(report)
        },
        .decoding(
          "leverage",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try BingXDecoding.leverage(of: symbol, in: body)
          },
          { (reading) throws(BrokenInvariant) in try Invariants.hold(reading, of: alphabet) }),
        .decoding(
          "acceptance",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try BingXDecoding.acceptance(of: symbol, in: body)
          },
          { (acceptance) throws(BrokenInvariant) in try Invariants.hold(acceptance.echo) }),
      ]
        + VenueExercises.all(
          of: BingXRooms.self, reading: BingXEndpoints.leverage,
          changing: BingXEndpoints.setLeverage,
          noticeHeaders: ["X-RateLimit-Requests-Remain", "X-RateLimit-Requests-Expire"]),
      seeds: { try SourceTree.payloads("BingX") + Seeds.notices + Seeds.refusals }, isJSON: true)
  }()
}
