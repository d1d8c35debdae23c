import VenueSimulator

extension OpenPointCheck {
  static let coinSwitchHFT = hftChanges + hftReadings

  private static let hftChanges = [
    OpenPointCheck(
      .hftRowFollowsSetting,
      "show and the leverage pane: the position's own leverage apart from the leverage for later "
        + "orders, and what a change does to the position; list: in JSON and CSV"
    ).look(
      under: [nil],
      .run("set coinswitch-hft BNBUSDT 5 --yes", says: ["applied (not-modified)"]),
      .run(
        "show coinswitch-hft BNBUSDT",
        says: [
          "leverage 5x (confirmed by lever", "position at 10x",
          "an open position keeps its leverage and margin",
        ]),
      .run(
        "list coinswitch-hft --read --filter BNBUSDT -o json",
        says: ["\"long\":\"5\"", "\"position_short\":\"10\""]),
      .run(
        "list coinswitch-hft --read --filter BNBUSDT -o csv",
        says: ["position_short", ",BNBUSDT,tradable,1,20,0.01,5,5,", ",,10,one_way,"]),
      .pane("BNBUSDT", says: "position at 10x"),
      .pane("BNBUSDT", typing: "7", says: "only later orders are affected")
    ).look(
      under: [.hftRowFollowsSetting, .hftPositionRemargined],
      .run("set coinswitch-hft BNBUSDT 5 --yes", says: ["applied (read-back)"]),
      .run(
        "show coinswitch-hft BNBUSDT", says: ["leverage 5x (confirmed by lever", "position at 5x"])),
    OpenPointCheck(
      .hftRiskLimitTiers, "outcome: refused, with the venue's code and words"
    ).look(
      faults: ["lower-maximum"],
      .run("set coinswitch-hft BTCUSDT 9 --yes", says: ["refused", "code 110013 \"cannot set"])),
    OpenPointCheck(
      .hftCrossSidesEqual, "outcome: refused, with the venue's code and words"
    ).look(
      under: [nil],
      .interfere { $0.setHedgeMode(true, venue: "coinswitch-hft", account: "coinswitch-hft") },
      .run("set coinswitch-hft BTCUSDT 7 --short 9 --yes", says: ["applied (read-back)"])
    ).look(
      under: [.hftCrossSidesEqual],
      .interfere { $0.setHedgeMode(true, venue: "coinswitch-hft", account: "coinswitch-hft") },
      .run(
        "set coinswitch-hft BTCUSDT 7 --short 9 --yes", says: ["refused", "code 110036 \""])),
    OpenPointCheck(
      .hftUnknownSymbol10029,
      "nowhere: lever refuses a symbol that is not listed before anything is sent"
    ).look(
      .run("set coinswitch-hft NOPEUSDT 7 --yes", says: ["lists no instrument \"NOPEUSDT\""])),
    OpenPointCheck(.hftNotModifiedText, "nowhere: the code alone counts").look(
      .run("set coinswitch-hft DOGEUSDT 5 --yes", says: ["applied (not-modified)"])),
    OpenPointCheck(
      .hftPortfolioMargin,
      "show: the leverage is not known; outcome: refused, with the venue's words"
    ).look(
      under: [nil], .run("set coinswitch-hft BTCUSDT 7 --yes", says: ["applied (read-back)"])
    ).look(
      under: [.hftPortfolioMargin],
      .run(
        "show coinswitch-hft BTCUSDT",
        says: ["leverage not known; the venue's answer leaves it out"]),
      .run(
        "set coinswitch-hft BTCUSDT 7 --yes",
        says: ["refused", "\"Not allowed to change leverage due to portfolio margin mode\""])),
  ]

  private static let hftReadings = [
    OpenPointCheck(
      .hftFlatNoRow,
      "show: the leverage is not known, or the one that lever proved last; list: not readable, or "
        + "proved"
    ).look(
      under: [nil], .run("show coinswitch-hft BTCUSDT", says: ["leverage 10x (read, now)"])
    ).look(
      under: [.hftFlatNoRow],
      .run(
        "show coinswitch-hft BTCUSDT",
        says: ["leverage not known; the venue's answer leaves it out"]),
      .run("list coinswitch-hft --read --filter BTCUSDT", says: ["not readable not readable"]),
      .run("set coinswitch-hft BTCUSDT 7 --yes", says: ["applied (not-modified)"]),
      .run("show coinswitch-hft BTCUSDT", says: ["leverage 7x (confirmed by lever"]),
      .run("list coinswitch-hft --read --filter BTCUSDT", says: ["7x (proved)"])),
    OpenPointCheck(.hftListNeedsSymbol, "list: the positions could not be listed, and why").look(
      under: [nil, .hftListIncludesFlat],
      .run("set coinswitch-hft BTCUSDT 7 --yes", says: ["applied (read-back)"]),
      .run(
        "list coinswitch-hft --filter BTCUSDT -o json",
        says: ["\"kind\":\"no_open_position\",\"state\":\"met\""],
        never: ["could not be listed"])
    ).look(
      under: [.hftListNeedsSymbol],
      .run(
        "list coinswitch-hft --filter BTCUSDT",
        says: ["failed", "the positions could not be listed: ", "symbol or settleCoin is required"])
    ),
    OpenPointCheck(
      .hftSampleFieldsOnly, "show: the largest position, or that it is not given"
    ).look(
      under: [nil], .run("show coinswitch-hft DOGEUSDT", says: ["max position 2 500 000 USDT"])
    ).look(
      under: [.hftSampleFieldsOnly],
      .run(
        "show coinswitch-hft DOGEUSDT", says: ["max position not given by this venue"])),
    OpenPointCheck(.hftLeverageTwoPlaces, "nowhere: compared as decimals").look(
      .run("show coinswitch-hft BTCUSDT", says: ["leverage 10x (read, now)"]),
      .run("set coinswitch-hft BTCUSDT 10 --yes", says: ["already set (read-back)"])),
    OpenPointCheck(
      .hftEpochChecked,
      "accounts: the clock offset, or the refusal; outcome: a lost request may still arrive"
    ).look(
      under: [nil], faults: ["clock-skew=+90s"],
      .run("accounts", says: ["connected venue 1 min 30 s ahead"])
    ).look(
      under: [.hftEpochChecked], faults: ["clock-skew=+90s"],
      .run("accounts", says: ["the venue does not accept the key: HTTP 401"])
    ).look(
      faults: ["late-504=30s@coinswitch-hft:CHANGE"],
      .run(
        "set coinswitch-hft BTCUSDT 7 --yes --wait 1",
        says: ["unknown", "but the request may still arrive"], never: ["until"])),
    OpenPointCheck(
      .hftUnprovisioned,
      "show: what could not be read, with the venue's words; accounts says connected"
    ).look(
      .run("accounts", says: ["connected"])
    ).look(
      under: [.hftUnprovisioned],
      .run(
        "show coinswitch-hft BTCUSDT",
        says: ["leverage not read: the venue does not accept the key: HTTP 401 \"Unauthorized\""])),
    OpenPointCheck(
      .hftLimit10006, "accounts: the requests left; show: that this limit is lever's own"
    ).look(
      .run("accounts", says: ["of 5 per s"]),
      .run("show coinswitch-hft BTCUSDT", says: ["rate limit lever's own check"])),
  ]
}
