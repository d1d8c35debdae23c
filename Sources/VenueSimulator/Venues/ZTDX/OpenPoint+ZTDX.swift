extension OpenPoint {
  /// What ZTDX's pages leave open.
  static let ztdx = ztdxChanges + ztdxReadings

  private static let ztdxChanges = [
    OpenPoint(
      .ztdx,
      document: "Change Leverage: the cURL sample has everything in the query, the Python sample a "
        + "JSON body; the published server code takes JSON alone",
      assumption: "both forms are taken",
      shown: "nowhere: lever sends JSON, which every source takes",
      firstLook: "nothing; lever does not depend on it",
      [Choice(.ztdxJSONRequired, "a change without a JSON body is refused with 415")]),
    OpenPoint(
      .ztdx,
      document:
        "Endpoint Security: recvWindow, 5 s unless given and at most 60 s, else -1021 with no "
        + "status named; the published server code takes 60 s both ways and answers 401",
      assumption: "the documented window, refused with HTTP 400 and -1021",
      shown: "the next set and the leverage pane, once an answer was lost: until when the request "
        + "may still arrive",
      firstLook: "a signed reading that is 10 s old",
      [
        Choice(
          .ztdxServerClock, "60 s both ways whatever recvWindow says, else 401 SIGNATURE_INVALID"),
        Choice(.ztdxClock401, "the documented window, refused with HTTP 401 and -1021"),
      ]),
    OpenPoint(
      .ztdx,
      document: "Change Leverage: \"trading pair\"; nothing is said of one that does not exist",
      assumption: "accepted up to 125x, as the published server code does",
      shown: "nowhere: lever refuses a symbol that is not listed before anything is sent",
      firstLook: "do not try: it would store a setting",
      [Choice(.ztdxUnknownSymbolRefused, "a symbol that is not listed is refused with -1121")]),
    OpenPoint(
      .ztdx,
      document: "Change Leverage: nothing is said of a market that is suspended",
      assumption: "accepted, as the published server code does",
      shown:
        "show: where such a market is listed, the status blocks the change; else lever refuses "
        + "the symbol",
      firstLook: "a change of a market with status HALT",
      [Choice(.ztdxSuspendedRefused, "a change of a suspended market is refused with -1121")]),
    OpenPoint(
      .ztdx,
      document: "Change Leverage: a band from min_leverage to max_leverage; min_leverage is "
        + "published nowhere that is known",
      assumption: "1, but for one market of the practice desk that begins at 2",
      shown: "show and the leverage pane: the minimum is marked as assumed",
      firstLook: "the words of -4028 for 1x",
      [Choice(.ztdxMinimum2, "every market begins at 2x: -4028 below")]),
    OpenPoint(
      .ztdx,
      document: "Change Leverage: later orders use the persisted value; what they use before there "
        + "is one is not said. The published server code takes the maximum",
      assumption: "the market's maximum",
      shown:
        "show: not readable and, if never set, assumed to be the maximum, or the one that lever "
        + "proved last; list: not readable, or proved",
      firstLook: "the leverage of a position opened on a market that was never set",
      [Choice(.ztdxUnsetIs20, "a market that was never set stands at 20x")]),
    OpenPoint(
      .ztdx,
      document:
        "Change Leverage: later orders use the persisted value; what holds once the maximum "
        + "is lowered below it is not said. The published server code lowers it with the maximum",
      assumption: "the persisted value",
      shown: "show: the value that lever proved last, beside today's limits",
      firstLook: "the leverage of a new position after a maximum was lowered",
      [Choice(.ztdxClampsToMaximum, "a value above a lowered maximum counts as the maximum")]),
  ]

  private static let ztdxReadings = [
    OpenPoint(
      .ztdx,
      document: "exchangeInfo: status TRADING, HALT or CLOSE; whether all are listed is not said",
      assumption: "only markets that trade are listed",
      shown: "show: the status, which blocks the change; list: not tradable, or no such symbol",
      firstLook: "the statuses in exchangeInfo",
      [Choice(.ztdxSuspendedListed, "suspended markets are listed, with status HALT")]),
    OpenPoint(
      .ztdx,
      document: "positionRisk: positionSide BOTH and all fields; the published server code sends "
        + "LONG or SHORT and leaves three fields out",
      assumption: "the documented row",
      shown: "nowhere: the side is taken from the sign of the amount",
      firstLook: "positionSide of any row",
      [
        Choice(
          .ztdxPositionServerShape,
          "positionRisk says LONG or SHORT and leaves liquidationPrice, maxNotionalValue and "
            + "isAutoAddMargin out")
      ]),
    OpenPoint(
      .ztdx,
      document:
        "positionRisk: leverage is the symbol's limit for the position; Change Leverage: an "
        + "open position is not re-margined. The published server code keeps the opening value",
      assumption: "the leverage that the position was opened with",
      shown: "show and the leverage pane: the position's own leverage apart from the leverage for "
        + "later orders, and what a change does to the position; list: in JSON and CSV",
      firstLook: "the row of an open position before and after a change",
      [
        Choice(
          .ztdxPositionLeverageFollows, "a position's row shows the setting; its margin stays")
      ]),
    OpenPoint(
      .ztdx,
      document: "positionSide/dual: always false by the text, true in the sample",
      assumption: "false",
      shown: "show: the position mode",
      firstLook: "the answer of positionSide/dual",
      [Choice(.ztdxDualSideTrue, "positionSide/dual says true, as in the sample")]),
  ]
}
