extension OpenPoint {
  /// What CoinSwitch's Futures pages leave open.
  static let coinSwitchFutures = coinSwitchFuturesChanges + coinSwitchFuturesReadings

  private static let coinSwitchFuturesChanges = [
    OpenPoint(
      .coinSwitchFutures,
      document: "Update Leverage: not while a position or an order is open; no exception is named",
      assumption: "the value that is set already is refused too",
      shown: "set and the leverage pane: already set, by reading; nothing is sent",
      firstLook: "the same value again with an order open",
      [
        Choice(
          .futuresSameValueAccepted,
          "the value that is set already is accepted while something is open")
      ]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Update Leverage: neither status nor words of the refusal while something is open",
      assumption: "HTTP 400, the status of business rules on the errors page",
      shown: "outcome: refused, with the venue's own words",
      firstLook: "the answer to a change with an order open",
      [
        Choice(.futuresOpenRefused404, "a change while something is open: HTTP 404"),
        Choice(.futuresOpenRefused422, "a change while something is open: HTTP 422"),
      ]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Errors: 422 for a bad value; nothing for a symbol that does not exist",
      assumption: "422, naming the field",
      shown: "nowhere: lever refuses a symbol that is not listed before anything is sent",
      firstLook: "Get Leverage of a symbol that does not exist",
      [
        Choice(.futuresUnknownSymbol400, "an unknown symbol: HTTP 400"),
        Choice(.futuresUnknownSymbol404, "an unknown symbol: HTTP 404"),
      ]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Errors: 422 for a bad value, 400 for a broken rule; which a leverage out of "
        + "range is, is not said",
      assumption: "422",
      shown: "outcome: refused, with the venue's own words",
      firstLook: "the answer to one more than max_leverage",
      [Choice(.futuresOutOfRange400, "a leverage out of range: HTTP 400")]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Instrument Info: status TRADING alone is shown; what another forbids is not said",
      assumption: "a change is refused with HTTP 400",
      shown: "show: the status, which blocks the change; list: not tradable",
      firstLook: "the statuses in Instrument Info",
      [Choice(.futuresSuspendedAccepted, "a change of a suspended symbol is accepted")]),
    OpenPoint(
      .coinSwitchFutures,
      document:
        "Update Leverage: \"any open orders\"; whether one with CANCELLATION_RAISED is open "
        + "is not said",
      assumption: "it is open and blocks",
      shown: "show: the order is listed as what blocks",
      firstLook: "a change right after a cancellation",
      [Choice(.futuresCancellingIgnored, "an order whose cancellation is raised blocks nothing")]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Update Leverage: \"any open orders\"; whether one that waits for its trigger is "
        + "open is not said",
      assumption: "it is open and blocks",
      shown: "show: the order is listed as what blocks",
      firstLook: "a change with only a take-profit order open",
      [Choice(.futuresTriggerIgnored, "an order that waits for its trigger blocks nothing")]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Open Orders: the last seven days unless a window is given; Update Leverage: any "
        + "open order, whatever its age",
      assumption: "an order older than seven days blocks although it is not listed",
      shown: "show: an old order blocks as well; how far back orders were searched",
      firstLook: "a change with an order of eight days open",
      [Choice(.futuresOldOrderIgnored, "an order older than seven days blocks nothing")]),
  ]

  private static let coinSwitchFuturesReadings = [
    OpenPoint(
      .coinSwitchFutures,
      document: "Authentication: X-AUTH-EPOCH is strongly recommended",
      assumption: "a request without it is taken",
      shown: "nowhere: lever always sends it",
      firstLook: "nothing; lever does not depend on it",
      [Choice(.futuresEpochRequired, "a request without X-AUTH-EPOCH is refused with 401")]),
    OpenPoint(
      .coinSwitchFutures,
      document:
        "Get Leverage: always answers; what for a symbol that was never touched is not said",
      assumption: "10, or the maximum where that is lower",
      shown: "show and list: the leverage as the venue gave it, or that it was refused",
      firstLook: "Get Leverage of a symbol that was never traded",
      [
        Choice(.futuresUntouchedMaximum, "a symbol that was never touched stands at its maximum"),
        Choice(
          .futuresUntouchedRefused, "Get Leverage of a symbol that was never touched: HTTP 404"),
      ]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Instrument Info: data keyed by symbol; a client guards against one more level",
      assumption: "keyed by symbol",
      shown: "nowhere: both are read",
      firstLook: "the first key inside data",
      [Choice(.futuresInstrumentsByExchange, "instruments stand below data.EXCHANGE_2")]),
    OpenPoint(
      .coinSwitchFutures,
      document:
        "Positions: exchange and symbol are both marked mandatory; clients leave symbol out",
      assumption: "without symbol, every position, as clients have it; this deviates from the page",
      shown: "list: the positions could not be listed, and why",
      firstLook: "Positions with exchange alone",
      [Choice(.futuresPositionsNeedSymbol, "Positions without symbol: HTTP 422")]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Positions: the sample is a list; nothing is said of an empty one",
      assumption: "an empty list",
      shown: "nowhere: both mean no position",
      firstLook: "Positions of a flat symbol",
      [Choice(.futuresEmptyPositionsMessage, "no position: a message in place of a list")]),
    OpenPoint(
      .coinSwitchFutures,
      document: "Open Orders: the sample is a list with a cursor; nothing is said of an empty one",
      assumption: "an empty list with a cursor",
      shown: "nowhere: both mean no order",
      firstLook: "Open Orders of a symbol without orders",
      [Choice(.futuresEmptyOrdersMessage, "no open order: a message in place of a list")]),
  ]
}
