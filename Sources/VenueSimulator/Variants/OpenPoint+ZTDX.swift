extension OpenPoint {
  /// What ZTDX's pages leave open.
  static let ztdx = [
    OpenPoint(
      .ztdx,
      document:
        "Endpoint Security: recvWindow, 5 s unless given and at most 60 s, else -1021; the "
        + "published server code takes 60 s both ways and answers 401",
      assumption: "the documented window, refused with HTTP 400 and -1021",
      shown: "review: until when a change whose answer is lost may still arrive",
      firstLook: "a signed reading that is 10 s old",
      [
        Choice(
          .ztdxServerClock, "60 s both ways whatever recvWindow says, else 401 SIGNATURE_INVALID")
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
      document: "exchangeInfo: status TRADING, HALT or CLOSE; whether all are listed is not said",
      assumption: "only markets that trade are listed",
      shown: "list: the status of the instrument",
      firstLook: "the statuses in exchangeInfo",
      [Choice(.ztdxSuspendedListed, "suspended markets are listed, with status HALT")]),
  ]
}
