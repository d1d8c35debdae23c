extension CommandTable {
  static let undo = CommandSpecification(
    name: .undo,
    summary: "set the value before a change again, and prove it",
    description: [
      "Makes a new change back to what was set before another one, by the same way as lever set: "
        + "held against the limits and preconditions of now, reviewed, written into the journal "
        + "as the undoing of the other, sent once and read back. What is undone can be undone "
        + "again in the same way.",
      "Without ID, the last change is undone that was applied over a known setting. Where "
        + "somebody has changed the setting since, the review and the result say so, with the "
        + "value that would be lost.",
    ],
    operands: [
      .init(name: "ID", summary: "the name of a change, or its beginning", isOptional: true)
    ],
    options: [
      OptionSpecification(
        key: .account, name: "account", value: "NAME",
        summary: "without ID, the last change in this account"),
      OptionSpecification(
        key: .symbol, name: "symbol", value: "SYMBOL",
        summary: "without ID, the last change of this instrument"),
    ] + makingOptions,
    statuses: makingStatuses,
    examples: [
      .init(line: "lever undo", meaning: "shows what the last change would be undone to, asks"),
      .init(line: "lever undo k3m9x2aa --yes", meaning: "that change, without a question"),
      .init(
        line: "lever undo --account main-bingx --symbol BTC-USDT --dry-run",
        meaning: "what undoing the last change of BTC-USDT would send"),
    ])
}
