import VenueSimulator

extension OpenPointCheck {
  static let ztdx = ztdxChanges + ztdxReadings

  private static let ztdxChanges = [
    OpenPointCheck(.ztdxJSONRequired, "nowhere: lever sends JSON, which every source takes").look(
      .run("set ztdx BTCUSDT 7 --yes", says: ["applied (echo)"])),
    OpenPointCheck(
      .ztdxServerClock,
      "the next set and the leverage pane, once an answer was lost: until when the request may "
        + "still arrive"
    ).look(
      faults: ["late-504=30s@ztdx:CHANGE"],
      .run("set ztdx BTCUSDT 7 --yes --wait 1", says: ["unknown", "it may have been applied"]),
      .run(
        "set ztdx BTCUSDT 8 --yes",
        says: ["refused", "an earlier request may still reach the venue until 20"])
    ).look(
      under: [nil], faults: ["late-504=30s@ztdx:CHANGE"],
      .run("set ztdx BTCUSDT 7 --yes --wait 1", says: ["unknown"]),
      .pane("BTCUSDT", says: "held for ")),
    OpenPointCheck(
      .ztdxUnknownSymbolRefused,
      "nowhere: lever refuses a symbol that is not listed before anything is sent"
    ).look(.run("set ztdx NOPEUSDT 7 --yes", says: ["lists no instrument \"NOPEUSDT\""])),
    OpenPointCheck(
      .ztdxSuspendedRefused,
      "show: where such a market is listed, the status blocks the change; else lever refuses the "
        + "symbol"
    ).look(
      .run("set ztdx FTTUSDT 7 --yes", says: ["lists no instrument \"FTTUSDT\""])
    ).look(
      beside: [.ztdxSuspendedListed],
      .run("show ztdx FTTUSDT", says: ["not tradable: HALT", "blocking not tradable"])),
    OpenPointCheck(
      .ztdxMinimum2, "show and the leverage pane: the minimum is marked as assumed"
    ).look(
      .run("show ztdx BTCUSDT", says: ["limits 1x to 100x, step 1 (min assumed; not published)"])
    ).look(under: [nil], .pane("BTCUSDT", says: "min assumed")),
    OpenPointCheck(
      .ztdxUnsetIs20,
      "show: not readable and, if never set, assumed to be the maximum, or the one that lever proved "
        + "last; list: not readable, or proved"
    ).look(
      .run(
        "show ztdx BTCUSDT",
        says: ["leverage not readable; if never set, assumed to be the maximum"]),
      .run("list ztdx --read --filter BTCUSDT", says: ["not readable not readable"]),
      .run("set ztdx BTCUSDT 30 --yes", says: ["applied (echo)"]),
      .run("show ztdx BTCUSDT", says: ["leverage 30x (confirmed by lever: echo"]),
      .run("list ztdx --read --filter BTCUSDT", says: ["30x (proved)"])),
    OpenPointCheck(
      .ztdxClampsToMaximum, "show: the value that lever proved last, beside today's limits"
    ).look(
      .run("set ztdx BTCUSDT 30 --yes", says: ["applied (echo)"]),
      .interfere { $0.setMaximumLeverage("20", venue: "ztdx", symbol: "BTCUSDT") },
      .run(
        "show ztdx BTCUSDT", says: ["leverage 30x (confirmed by lever", "limits 1x to 20x, step 1"])
    ),
  ]

  private static let ztdxReadings = [
    OpenPointCheck(
      .ztdxSuspendedListed,
      "show: the status, which blocks the change; list: not tradable, or no such symbol"
    ).look(
      under: [nil],
      .run("list ztdx --filter FTTUSDT", says: ["no instrument matches \"FTTUSDT\""])
    ).look(
      under: [.ztdxSuspendedListed],
      .run("list ztdx --filter FTTUSDT", says: ["not tradable"]),
      .run("show ztdx FTTUSDT", says: ["not tradable: HALT", "blocking not tradable"])),
    OpenPointCheck(
      .ztdxPositionServerShape, "nowhere: the side is taken from the sign of the amount"
    ).look(.run("show ztdx DOGEUSDT", says: ["positions long 130.7 DOGEUSDT at 0.38231, 20x"])),
    OpenPointCheck(
      .ztdxPositionLeverageFollows,
      "show and the leverage pane: the position's own leverage apart from the leverage for later "
        + "orders, and what a change does to the position; list: in JSON and CSV"
    ).look(
      under: [nil],
      .run("set ztdx DOGEUSDT 7 --yes", says: ["applied (echo)"]),
      .run(
        "show ztdx DOGEUSDT",
        says: [
          "leverage 7x (confirmed by lever", "position at 20x",
          "an open position keeps its leverage and margin",
        ]),
      .run(
        "list ztdx --read --filter DOGEUSDT -o json",
        says: ["\"long\":\"7\"", "\"position_long\":\"20\""]),
      .run("list ztdx --read --filter DOGEUSDT -o csv", says: [",1,20,1,7,7,", ",20,,one_way,"]),
      .pane("DOGEUSDT", says: "position at 20x"),
      .pane("DOGEUSDT", typing: "9", says: "only later orders are affected")
    ).look(
      under: [.ztdxPositionLeverageFollows],
      .run("set ztdx DOGEUSDT 7 --yes", says: ["applied (echo)"]),
      .run("show ztdx DOGEUSDT", says: ["leverage 7x (confirmed by lever", "position at 7x"])),
    OpenPointCheck(.ztdxDualSideTrue, "show: the position mode").look(
      under: [nil], .run("show ztdx BTCUSDT", says: ["position mode one-way"])
    ).look(under: [.ztdxDualSideTrue], .run("show ztdx BTCUSDT", says: ["position mode hedge"])),
  ]
}
