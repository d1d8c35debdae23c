import VenueSimulator

extension OpenPointCheck {
  static let bingx = bingxChanges + bingxRefusals + bingxReadings

  private static let bingxChanges = [
    OpenPointCheck(
      .bingxPositionTakesLeverage,
      "review, show and set --dry-run: what a change does to an open position is not documented, "
        + "and what is assumed"
    ).look(
      .run(
        "show bingx DOGE-USDT",
        says: ["what a change does to an open position is not documented; assumed: it takes"]),
      .run(
        "set bingx DOGE-USDT 4 --dry-run",
        says: ["what a change does to an open position is not documented; assumed: it takes"])
    ).look(
      under: [nil],
      .review(
        "4", of: "DOGE-USDT", says: "what a change does to an open position is not documented")),
    OpenPointCheck(.bingxRiskForbidden, "outcome: refused, with the venue's code and words").look(
      under: [nil], .run("set bingx DOGE-USDT 4 --yes", says: ["applied (read-back)"])
    ).look(
      under: [.bingxRiskForbidden],
      .run("set bingx DOGE-USDT 4 --yes", says: ["refused", "code 80020 \"risk forbidden\""])),
    OpenPointCheck(
      .bingxJSONRequired,
      "review and set --dry-run: the request in its first form, the query; a venue that finds nothing "
        + "there is sent the JSON form"
    ).look(
      .run("set bingx BTC-USDT 9 --dry-run", says: ["/trade/leverage?leverage=9&"]),
      .run("set bingx BTC-USDT 9 --yes", says: ["applied (read-back)"])
    ).look(under: [nil], .review("9", of: "BTC-USDT", says: "/trade/leverage?leverage=9&")),
    OpenPointCheck(
      .bingxChangeAnswerShort,
      "set: the largest position, where the answer holds it; show: as Query Leverage gives it"
    ).look(
      .run("show bingx BTC-USDT", says: ["max position 25 000 000 USDT"])
    ).look(
      under: [nil],
      .run("set bingx BTC-USDT 9 --yes", says: ["max position at 9x: long 50 000 000 USDT"])
    ).look(
      under: [.bingxChangeAnswerVolumes],
      .run("set bingx BTC-USDT 9 --yes", says: ["max position at 9x: volume "])
    ).look(
      under: [.bingxChangeAnswerShort],
      .run("set bingx BTC-USDT 9 --yes", says: ["applied (read-back)"], never: ["max position"])),
    OpenPointCheck(
      .bingxOneWayShortStale, "show and list: both values, where they differ"
    ).look(
      under: [nil],
      .interfere { $0.setHedgeMode(false, venue: "bingx", account: "bingx") },
      .run("set bingx BTC-USDT 7 --yes", says: ["applied (read-back)"]),
      .run("show bingx BTC-USDT", says: ["leverage 7x (read, now)"])
    ).look(
      under: [.bingxOneWayShortStale],
      .interfere { $0.setHedgeMode(false, venue: "bingx", account: "bingx") },
      .run("set bingx BTC-USDT 7 --yes", says: ["7x"]),
      .run("show bingx BTC-USDT", says: ["leverage long 7x, short 20x (read, now)"]),
      .run("list bingx --read --filter BTC-USDT", says: ["7x 20x"])),
  ]

  private static let bingxRefusals = [
    OpenPointCheck(
      .bingxCodesRenumbered, "outcome: the venue's code and words; both sets are understood"
    ).look(
      under: [nil, .bingxCodesFormer], faults: ["clock-skew=+90s@bingx:CHANGE"],
      .run(
        "set bingx BTC-USDT 9 --yes",
        says: ["refused the time of the request: code 80014 \"timestamp is invalid\""])
    ).look(
      under: [.bingxCodesRenumbered], faults: ["clock-skew=+90s@bingx:CHANGE"],
      .run(
        "set bingx BTC-USDT 9 --yes",
        says: ["refused the time of the request: code 109400 \"timestamp is invalid\""])
    ).look(
      under: [.bingxCodesFormer], faults: ["lower-maximum"],
      .run(
        "set bingx BTC-USDT 9 --yes",
        says: ["the venue does not allow this leverage: code 80001 \"The maximum leverage"])),
    OpenPointCheck(.bingxMaximum101414, "outcome: refused, with the venue's code and words").look(
      under: [nil], faults: ["lower-maximum"],
      .run("set bingx BTC-USDT 9 --yes", says: ["does not allow this leverage: code 109400 \""])
    ).look(
      under: [.bingxMaximum101414], faults: ["lower-maximum"],
      .run("set bingx BTC-USDT 9 --yes", says: ["does not allow this leverage: code 101414 \""])
    ).look(
      under: [.bingxMaximum109500], faults: ["lower-maximum"],
      .run(
        "set bingx BTC-USDT 9 --yes",
        says: ["does not allow this leverage: code 109500 \"leverage illegal\""])),
    OpenPointCheck(
      .bingxClock100421, "accounts: the clock offset; outcome: refused for its time"
    ).look(
      faults: ["clock-skew=+90s"], .run("accounts", says: ["connected venue 1 min 30 s ahead"])
    ).look(
      faults: ["clock-skew=+90s@bingx:CHANGE"],
      .run("set bingx BTC-USDT 9 --yes", says: ["the venue refused the time of the request"])),
    OpenPointCheck(
      .bingxUnknownSymbol109500,
      "nowhere: lever refuses a symbol that is not listed before anything is sent"
    ).look(.run("set bingx NOPE-USDT 7 --yes", says: ["lists no instrument \"NOPE-USDT\""])),
    OpenPointCheck(.bingxRefusalsWithStatus, "nowhere: the code counts, whatever the status").look(
      faults: ["lower-maximum"],
      .run("set bingx BTC-USDT 9 --yes", says: ["does not allow this leverage", "109400"])),
  ]

  private static let bingxReadings = [
    OpenPointCheck(
      .bingxLeverageNumbers, "show: the largest position, or that it is not given"
    ).look(
      under: [nil, .bingxLeverageNumbers],
      .run("show bingx BTC-USDT", says: ["max position 25 000 000 USDT"])
    ).look(
      under: [.bingxLeverageSampleOnly],
      .run("show bingx BTC-USDT", says: ["max position not given by this venue"])),
    OpenPointCheck(.bingxOrdersBareArray, "nowhere: both are read").look(
      .run("show bingx SOL-USDT", says: ["advisory open order"], never: ["open orders none"])),
    OpenPointCheck(.bingxEmptyNull, "nowhere: both mean nothing is open").look(
      .run("show bingx BTC-USDT", says: ["positions none", "open orders none"])),
    OpenPointCheck(.bingxZeroPositions, "nowhere: a row of amount 0 is no position").look(
      .run("show bingx BTC-USDT", says: ["positions none", "met no open position"])),
    OpenPointCheck(.bingxModeBoolean, "nowhere: both are read").look(
      .run("show bingx BTC-USDT", says: ["position mode hedge"])),
    OpenPointCheck(
      .bingxPermissionsAsFields, "accounts: the key's permissions, or that they are not reported"
    ).look(.run("accounts", says: ["change leverage"])),
    OpenPointCheck(
      .bingxContractsTellMaximum,
      "list: the limits are not read until list --read or show reads the symbol"
    ).look(
      .run("list bingx --filter BTC-USDT", says: ["BTC-USDT not read not read not read"]),
      .run("list bingx --read --filter BTC-USDT", says: ["BTC-USDT 1x 150x 1"]),
      .run("show bingx BTC-USDT", says: ["limits 1x to 150x, step 1"])),
  ]
}
