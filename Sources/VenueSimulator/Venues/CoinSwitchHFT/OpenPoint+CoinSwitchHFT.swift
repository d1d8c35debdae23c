extension OpenPoint {
  /// What CoinSwitch's HFT pages leave open.
  static let coinSwitchHFT = coinSwitchHFTPositions + coinSwitchHFTChanges + coinSwitchHFTAccess

  private static let coinSwitchHFTPositions = [
    OpenPoint(
      .coinSwitchHFT,
      document:
        "Set Leverage: a change applies to later orders and does not change the leverage of "
        + "existing positions; what the row of a position shows afterwards is not said",
      assumption: "the position and its row keep the leverage that it was opened with",
      shown: "show and the leverage pane: the position's own leverage apart from the leverage for "
        + "later orders, and what a change does to the position; list: in JSON and CSV",
      firstLook: "the row of an open position before and after a change, with its margin",
      [
        Choice(.hftRowFollowsSetting, "an open position's row shows the setting; its margin stays"),
        Choice(.hftPositionRemargined, "an open position takes the new leverage and new margin"),
      ]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Positions: \"open positions\"; whether a flat symbol has a row is not said",
      assumption: "asked for one symbol, a row comes also when it is flat, as on Bybit",
      shown: "show: the leverage is not known, or the one that lever proved last; list: not "
        + "readable, or proved",
      firstLook: "the position list of one flat symbol",
      [Choice(.hftFlatNoRow, "a flat symbol has no row: its setting cannot be read")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Positions: symbol is optional; Bybit behind it wants symbol or settleCoin",
      assumption: "without symbol, the open positions",
      shown: "list: the positions could not be listed, and why",
      firstLook: "the position list without a symbol",
      [
        Choice(.hftListNeedsSymbol, "the position list without a symbol: 10001"),
        Choice(
          .hftListIncludesFlat,
          "the position list without a symbol holds flat rows of symbols once set"),
      ]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Positions and Orders: the samples end without retExtInfo, time and cursor and "
        + "without the fields that Bybit adds",
      assumption: "the whole wrapper, as the conventions page has it, and Bybit's fields",
      shown: "show: the largest position, or that it is not given",
      firstLook: "the last fields of a list",
      [Choice(.hftSampleFieldsOnly, "lists hold what the printed samples hold and no more")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Positions: leverage is text, \"2\" in the sample; samples elsewhere vary",
      assumption: "the shortest text",
      shown: "nowhere: compared as decimals",
      firstLook: "the leverage of any row",
      [Choice(.hftLeverageTwoPlaces, "leverage is told with two places: \"2.00\"")]),
  ]

  private static let coinSwitchHFTChanges = [
    OpenPoint(
      .coinSwitchHFT,
      document: "Set Leverage: 110043 \"leverage not modified\"; Bybit's table words it otherwise",
      assumption: "the words of the page",
      shown: "nowhere: the code alone counts",
      firstLook: "the words of 110043",
      [Choice(.hftNotModifiedText, "110043 comes with Bybit's words")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "nothing is said of the code for a symbol that does not exist",
      assumption: "10001",
      shown: "nowhere: lever refuses a symbol that is not listed before anything is sent",
      firstLook: "the position list of a symbol that does not exist",
      [Choice(.hftUnknownSymbol10029, "an unknown symbol: 10029")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Set Leverage: range and step come from leverageFilter; Bybit lowers the maximum "
        + "by the tier that the position stands in",
      assumption: "leverageFilter alone",
      shown: "outcome: refused, with the venue's code and words",
      firstLook: "the maximum with a large position open",
      [Choice(.hftRiskLimitTiers, "a large position lowers the maximum: 110013")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Set Leverage: in hedge mode the sides can differ; on Bybit with isolated margin "
        + "only",
      assumption: "they can",
      shown: "outcome: refused, with the venue's code and words",
      firstLook: "two values in hedge mode",
      [Choice(.hftCrossSidesEqual, "in hedge mode unequal sides are refused: 110036")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "nothing is said of margin modes; Bybit shows no leverage under portfolio margin",
      assumption: "cross margin",
      shown: "show: the leverage is not known; outcome: refused, with the venue's words",
      firstLook: "the leverage of any row of the position list",
      [Choice(.hftPortfolioMargin, "portfolio margin: no leverage is shown, none can be set")]),
  ]

  private static let coinSwitchHFTAccess = [
    OpenPoint(
      .coinSwitchHFT,
      document:
        "Comparison table: no drift check; general errors page: more than 60 s off is refused",
      assumption: "no check",
      shown: "accounts: the clock offset, or the refusal; outcome: a lost request may still arrive",
      firstLook: "a signed reading with an epoch two minutes old",
      [Choice(.hftEpochChecked, "an epoch more than 60 s off is refused with 401")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Transfer Funds: the first transfer creates the account; what comes before is not "
        + "said",
      assumption: "the account exists",
      shown: "show: what could not be read, with the venue's words; accounts says connected",
      firstLook: "the position list before the first transfer",
      [Choice(.hftUnprovisioned, "the account was never funded: 401 on its paths")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Errors: 429; no number and no header. Bybit answers 200 with 10006 and headers",
      assumption: "429 without headers, at Bybit's numbers",
      shown: "accounts: the requests left; show: that this limit is lever's own",
      firstLook: "the headers of any answer",
      [Choice(.hftLimit10006, "too many requests: HTTP 200 with 10006, and Bybit's headers")]),
  ]
}
