extension OpenPoint {
  /// What CoinSwitch's HFT pages leave open.
  static let coinSwitchHFT = [
    OpenPoint(
      .coinSwitchHFT,
      document:
        "Set Leverage: a change applies to later orders and does not change the leverage of "
        + "existing positions; what the row of a position shows afterwards is not said",
      assumption: "the position and its row keep the leverage that it was opened with",
      shown: "list, show and the leverage pane: the position's own leverage stands apart from the "
        + "setting",
      firstLook: "the row of an open position before and after a change, with its margin",
      [
        Choice(.hftRowFollowsSetting, "an open position's row shows the setting, its margin stays"),
        Choice(.hftPositionRemargined, "an open position takes the new leverage and new margin"),
      ]),
    OpenPoint(
      .coinSwitchHFT,
      document: "Positions: \"open positions\"; whether a flat symbol has a row is not said",
      assumption: "asked for one symbol, a row comes also when it is flat, as on Bybit",
      shown: "list and show: the leverage is not readable, or the one that lever proved last",
      firstLook: "the position list of one flat symbol",
      [Choice(.hftFlatNoRow, "a flat symbol has no row, so that its setting cannot be read")]),
    OpenPoint(
      .coinSwitchHFT,
      document:
        "Comparison table: no drift check; general errors page: more than 60 s off is refused",
      assumption: "no check",
      shown: "the clock offset in accounts",
      firstLook: "a signed reading with an epoch two minutes old",
      [Choice(.hftEpochChecked, "an epoch more than 60 s off is refused with 401")]),
    OpenPoint(
      .coinSwitchHFT,
      document: "nothing is said of margin modes; Bybit shows no leverage under portfolio margin",
      assumption: "cross margin",
      shown: "show: the leverage is not readable; a change is refused with the venue's words",
      firstLook: "the leverage of any row of the position list",
      [Choice(.hftPortfolioMargin, "portfolio margin: no leverage is shown and none can be set")]),
  ]
}
