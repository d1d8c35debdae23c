extension OpenPoint {
  /// What BingX's pages leave open.
  static let bingx = [
    OpenPoint(
      .bingx,
      document: "Set Leverage: no code for a leverage above the maximum",
      assumption: "109400 with the text that older pages give for it",
      shown: "the outcome: refused, with the venue's code and words",
      firstLook: "the code for one more than the maximum",
      [Choice(.bingxMaximum101414, "above the maximum: code 101414")]),
    OpenPoint(
      .bingx,
      document: "Set Leverage: 80014 \"timestamp is invalid\" and 100421 \"timestamp mismatch\"",
      assumption: "80014 for a timestamp outside the window, 100421 for none",
      shown: "accounts: the clock offset; the outcome: refused for its time",
      firstLook: "a signed reading that is 10 s old",
      [
        Choice(.bingxClock100421, "a timestamp outside the window: code 100421"),
        Choice(.bingxClock109400, "a timestamp outside the window: code 109400, as seen live"),
      ]),
    OpenPoint(
      .bingx,
      document: "Open orders: {\"orders\":[...]}; the reference of April 2026: a bare array",
      assumption: "{\"orders\":[...]}",
      shown: "nowhere: both are read",
      firstLook: "the answer of openOrders",
      [Choice(.bingxOrdersBareArray, "open orders are a bare array in data")]),
  ]
}
