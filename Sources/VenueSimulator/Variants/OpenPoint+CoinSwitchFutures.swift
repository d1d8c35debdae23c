extension OpenPoint {
  /// What CoinSwitch's Futures pages leave open.
  static let coinSwitchFutures = [
    OpenPoint(
      .coinSwitchFutures,
      document: "Positions: the sample is a list; nothing is said of an empty one",
      assumption: "an empty list",
      shown: "nowhere: both mean no position",
      firstLook: "the answer for a flat symbol",
      [
        Choice(
          .futuresEmptyPositionsMessage,
          "no position is told as a message in place of a list")
      ])
  ]
}
