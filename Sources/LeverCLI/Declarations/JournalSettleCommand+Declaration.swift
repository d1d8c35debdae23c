extension JournalSettleCommand {
  struct Parameters: ParameterSet {
    let account = Parameter.optionalArgument(
      .account, "one account; every configured one when left out")
  }

  static let help = CommandHelp(
    name: "reconcile",
    summary: "find out the outcome of changes in doubt by reading",
    description: [
      "Reads the setting of every change in doubt: one whose program was killed, or whose "
        + "answer was lost. What the reading decides is written down. While a request may still "
        + "arrive at the venue, an old value decides nothing. Nothing is ever sent again. Where a "
        + "venue offers no reading (ZTDX), says what can be done."
    ],
    statuses: [
      (.done, "nothing is in doubt any more"),
      (.error, "configuration, or the journal cannot be read or written"),
      (.unsettled, "at least one is still in doubt"),
      (.interrupted, "interrupted; what was decided until then is written down"),
    ],
    examples: [
      .init(line: "lever journal reconcile", meaning: "after a crash or a cut line"),
      .init(line: "lever journal reconcile main-bingx", meaning: "of one account"),
    ])
}
