extension UndoCommand {
  struct Parameters: ParameterSet {
    let identifier = Parameter.optionalArgument(
      .text("ID"), "the name of a change, or its beginning")
    let account = Parameter.option(
      "account", .accountName, "without ID, the last change in this account")
    let symbol = Parameter.option(
      "symbol", .symbol, "without ID, the last change of this instrument")
    let making = ChangeParameters()
  }

  static let help = CommandHelp(
    name: "undo",
    summary: "set the value before a change again, and prove it",
    description: [
      "Makes a new change back to what was set before another one, by the same way as lever set: "
        + "checked against the limits and preconditions of now, reviewed, written into the journal "
        + "as the undoing of the other, sent once and read back. What is undone can be undone "
        + "again in the same way.",
      "Without ID, the last change is undone that was applied over a known setting. Where "
        + "somebody has changed the setting since, the review and the result say so, with the "
        + "value that would be lost.",
    ],
    statuses: ChangeParameters.statuses,
    examples: [
      .init(line: "lever undo", meaning: "shows what the last change would be undone to, asks"),
      .init(line: "lever undo k3m9x2aa --yes", meaning: "that change, without a question"),
      .init(
        line: "lever undo --account main-bingx --symbol BTC-USDT --dry-run",
        meaning: "what undoing the last change of BTC-USDT would send"),
    ])
}
