extension OpenPoint {
  /// What BingX's pages leave open.
  static let bingx = bingxChanges + bingxRefusals + bingxReadings

  private static let bingxChanges = [
    OpenPoint(
      .bingx,
      document: "Set Leverage: adjusts the user's opening leverage, and may be refused for want of "
        + "margin; what a position that is open does is not said",
      assumption: "position and orders keep the leverage that they were opened with",
      shown: "review, show and set --dry-run: what a change does to an open position is not "
        + "documented, and what is assumed",
      firstLook: "leverage and margin of an open position before and after a change",
      [
        Choice(
          .bingxPositionTakesLeverage,
          "position and orders take the new leverage; the margin must suffice")
      ]),
    OpenPoint(
      .bingx,
      document: "Set Leverage: 80020 \"risk forbidden\"; what the venue forbids is not said",
      assumption: "nothing is",
      shown: "outcome: refused, with the venue's code and words",
      firstLook: "nothing; it cannot be brought about",
      [Choice(.bingxRiskForbidden, "a change with a position open is refused: risk forbidden")]),
    OpenPoint(
      .bingx,
      document:
        "Set Leverage: Content-Type request body (application/json); clients that work live "
        + "send everything in the query",
      assumption: "both forms are taken",
      shown:
        "review and set --dry-run: the request in its first form, the query; a venue that finds "
        + "nothing there is sent the JSON form",
      firstLook: "one change in each form",
      [
        Choice(.bingxJSONRequired, "parameters of a POST are looked for in a JSON body alone"),
        Choice(.bingxQueryOnly, "parameters of a POST are looked for in the query alone"),
      ]),
    OpenPoint(
      .bingx,
      document: "Set Leverage: the table names eight fields of the answer, the sample two; the "
        + "reference of April 2026 names availableVol and maxVol",
      assumption: "the eight of the table",
      shown:
        "set: the largest position, where the answer holds it; show: as Query Leverage gives it",
      firstLook: "the answer to one change",
      [
        Choice(.bingxChangeAnswerShort, "a change is answered with leverage and symbol alone"),
        Choice(.bingxChangeAnswerVolumes, "a change is answered with availableVol and maxVol"),
      ]),
    OpenPoint(
      .bingx,
      document: "Query Leverage: longLeverage and shortLeverage; what they are in one-way mode is "
        + "not said",
      assumption: "both are the one value",
      shown: "show and list: both values, where they differ",
      firstLook: "Query Leverage in one-way mode after a change",
      [
        Choice(
          .bingxOneWayShortStale, "in one-way mode a change moves longLeverage alone")
      ]),
  ]

  private static let bingxRefusals = [
    OpenPoint(
      .bingx,
      document:
        "Set Leverage lists 80014, 80020 and 100410 beside 109400 and 109500; the change log "
        + "of 2025-10-16 renumbers the first three",
      assumption: "the numbers of the page",
      shown: "outcome: the venue's code and words; both sets are understood",
      firstLook: "the code of any refusal",
      [
        Choice(.bingxCodesRenumbered, "80014, 80020 and 100410 are 109400, 109403 and 109429"),
        Choice(.bingxCodesFormer, "109400 is 80014 or 80001, and 109500 is 80012"),
      ]),
    OpenPoint(
      .bingx,
      document: "Set Leverage: no code for a leverage above the maximum",
      assumption: "109400 with the text that older pages give for it",
      shown: "outcome: refused, with the venue's code and words",
      firstLook: "the code for one more than the maximum",
      [
        Choice(.bingxMaximum101414, "above the maximum: code 101414"),
        Choice(.bingxMaximum109500, "above the maximum: code 109500 \"leverage illegal\""),
      ]),
    OpenPoint(
      .bingx,
      document: "Set Leverage: 80014 \"timestamp is invalid\" and 100421 \"timestamp mismatch\"",
      assumption: "80014 for a timestamp outside the window, 100421 for none",
      shown: "accounts: the clock offset; outcome: refused for its time",
      firstLook: "a signed reading that is 10 s old",
      [
        Choice(.bingxClock100421, "a timestamp outside the window: code 100421"),
        Choice(.bingxClock109400, "a timestamp outside the window: code 109400, as seen live"),
      ]),
    OpenPoint(
      .bingx,
      document: "Set Leverage: \"symbol not exist\" with 109400 and with 109500",
      assumption: "109400, with the symbol before it",
      shown: "nowhere: lever refuses a symbol that is not listed before anything is sent",
      firstLook: "Query Leverage of a symbol that does not exist",
      [Choice(.bingxUnknownSymbol109500, "an unknown symbol: code 109500")]),
    OpenPoint(
      .bingx,
      document: "the general page lists HTTP 400, 401, 403 and 404; answers seen come inside 200",
      assumption: "200, but for requests beyond an address's limit",
      shown: "nowhere: the code counts, whatever the status",
      firstLook: "the status of any refusal",
      [Choice(.bingxRefusalsWithStatus, "refusals come with HTTP 400, 401, 403, 404 or 429")]),
  ]

  private static let bingxReadings = [
    OpenPoint(
      .bingx,
      document: "Query Leverage: six fields are typed as text, the sample has none of them; live "
        + "answers hold numbers",
      assumption: "text",
      shown: "show: the largest position, or that it is not given",
      firstLook: "maxPositionLongVal of any symbol",
      [
        Choice(.bingxLeverageNumbers, "values and volumes of Query Leverage are numbers"),
        Choice(.bingxLeverageSampleOnly, "Query Leverage holds leverages and maxima alone"),
      ]),
    OpenPoint(
      .bingx,
      document: "Open orders: {\"orders\":[...]}; the reference of April 2026: a bare array",
      assumption: "{\"orders\":[...]}",
      shown: "nowhere: both are read",
      firstLook: "the answer of openOrders",
      [Choice(.bingxOrdersBareArray, "open orders are a bare array in data")]),
    OpenPoint(
      .bingx,
      document: "Positions and open orders: the samples are filled; nothing is said of empty ones",
      assumption: "an empty array",
      shown: "nowhere: both mean nothing is open",
      firstLook: "the positions of a flat symbol",
      [Choice(.bingxEmptyNull, "no position and no order: null in place of an array")]),
    OpenPoint(
      .bingx,
      document: "Positions: nothing is said of what was closed; clients have seen rows of amount 0",
      assumption: "open positions alone",
      shown: "nowhere: a row of amount 0 is no position",
      firstLook: "the positions after one was closed",
      [Choice(.bingxZeroPositions, "a flat symbol has a row of amount 0")]),
    OpenPoint(
      .bingx,
      document: "Position mode: dualSidePosition is text; live answers hold a boolean",
      assumption: "text",
      shown: "nowhere: both are read",
      firstLook: "the answer of positionSide/dual",
      [Choice(.bingxModeBoolean, "dualSidePosition is a boolean")]),
    OpenPoint(
      .bingx,
      document: "apiPermissions: a list of numbers; the reference of April 2026 prints the fields "
        + "of apiRestrictions under this path",
      assumption: "the list of numbers",
      shown: "accounts: the key's permissions, or that they are not reported",
      firstLook: "the answer of apiPermissions",
      [Choice(.bingxPermissionsAsFields, "apiPermissions answers with fields, not numbers")]),
    OpenPoint(
      .bingx,
      document: "Contracts: the samples still show maxLongLeverage, which the change log of "
        + "2023-08-03 took away",
      assumption: "it is not there",
      shown: "list: the limits are not read until list --read or show reads the symbol",
      firstLook: "any row of contracts",
      [Choice(.bingxContractsTellMaximum, "contracts hold maxLongLeverage and maxShortLeverage")]),
  ]
}
