import LeverDomain

@testable import VenueClient

extension FuzzTarget {
  /// BingX's decoders and refusals.
  static let bingx: FuzzTarget = {
    let alphabet = BingX().alphabet
    let symbol = ContractSymbol.named("BTC-USDT")
    return FuzzTarget(
      name: "bingx",
      exercises: [
        .decoding("instruments", BingX().instruments(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("positions", BingX().positions(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("orders", BingX().orders(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("tiers", BingX().tiers(in:)) {
          (tiers) throws(BrokenInvariant) in try Invariants.hold(tiers)
        },
        .decoding(
          "wallet",
          { (body) throws(VenueError) in try BingX().wallet(of: "USDT", in: body) },
          { (wallet) throws(BrokenInvariant) in try Invariants.hold(wallet) }),
        .decoding("margin mode", BingX().marginMode(in:)) {
          (mode) throws(BrokenInvariant) in try Invariants.hold(mode)
        },
        .decoding("position mode", BingX().positionMode(in:)) { _ in },
        .decoding("mark price", BingX().markPrice(in:)) {
          (price) throws(BrokenInvariant) in try Invariants.hold(price)
        },
        .decoding("key report", BingX().keyReport(in:)) {
          (report) throws(BrokenInvariant) in try Invariants.hold(report)
        },
        .decoding(
          "leverage",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try BingX().leverage(of: symbol, in: body)
          },
          { (reading) throws(BrokenInvariant) in try Invariants.hold(reading, of: alphabet) }),
        .decoding(
          "acceptance",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try BingX().acceptance(of: symbol, in: body)
          },
          { (acceptance) throws(BrokenInvariant) in try Invariants.hold(acceptance.echo) }),
      ]
        + VenueExercises.all(
          of: BingX(), reading: BingX.Endpoints.leverage,
          changing: BingX.Endpoints.setLeverage,
          noticeHeaders: ["X-RateLimit-Requests-Remain", "X-RateLimit-Requests-Expire"]),
      seeds: { try SourceTree.payloads("BingX") + Seeds.notices + Seeds.refusals }, isJSON: true)
  }()
}
