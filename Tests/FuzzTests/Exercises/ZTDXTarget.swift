import LeverDomain

@testable import VenueClient

extension FuzzTarget {
  /// ZTDX's decoders and refusals.
  static let ztdx: FuzzTarget = {
    let alphabet = ZTDX().alphabet
    let symbol = ContractSymbol.named("BTCUSDT")
    return FuzzTarget(
      name: "ztdx",
      exercises: [
        .decoding("risks", ZTDX().risks(in:)) { (risks) throws(BrokenInvariant) in
          for (symbol, risk) in risks {
            try Invariants.hold(symbol, of: alphabet)
            try Invariants.hold(risk.maximumLeverage)
            try Invariants.hold(positive: risk.maximumPositionValue)
            try Invariants.hold(positive: risk.maintenanceMarginRate)
          }
        },
        .decoding(
          "instruments",
          { (body) throws(VenueError) in try ZTDX().instruments(in: body, risks: [:]) },
          { (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet) }),
        .decoding("positions", ZTDX().positions(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding("orders", ZTDX().orders(in:)) {
          (rows) throws(BrokenInvariant) in try Invariants.hold(rows, of: alphabet)
        },
        .decoding(
          "wallet",
          { (body) throws(VenueError) in try ZTDX().wallet(of: "USDT", in: body) },
          { (wallet) throws(BrokenInvariant) in try Invariants.hold(wallet) }),
        .decoding("margin mode", ZTDX().marginMode(in:)) {
          (mode) throws(BrokenInvariant) in try Invariants.hold(mode)
        },
        .decoding("position mode", ZTDX().positionMode(in:)) { _ in },
        .decoding("mark price", ZTDX().markPrice(in:)) {
          (price) throws(BrokenInvariant) in try Invariants.hold(price)
        },
        .decoding("balance", ZTDX().requireBalance(in:)) { _ in },
        .decoding(
          "acceptance",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try ZTDX().acceptance(of: symbol, in: body)
          },
          { (acceptance) throws(BrokenInvariant) in try Invariants.hold(acceptance.echo) }),
        .decoding(
          "tiers",
          { (body) throws(VenueError) in
            guard let symbol else { throw VenueError(.unknownSymbol) }
            return try ZTDX().tiers(of: symbol, in: body)
          },
          { (tiers) throws(BrokenInvariant) in try Invariants.hold(tiers) }),
      ]
        + VenueExercises.all(
          of: ZTDX(), reading: ZTDX.Endpoints.positionRisk,
          changing: ZTDX.Endpoints.setLeverage, noticeHeaders: ["X-MBX-USED-WEIGHT-1M"]),
      seeds: { try SourceTree.payloads("ZTDX") + Seeds.notices + Seeds.refusals }, isJSON: true)
  }()
}
