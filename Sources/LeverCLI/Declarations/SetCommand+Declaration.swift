extension SetCommand {
  struct Parameters: ParameterSet {
    let account = Parameter.configuredAccount
    let symbol = Parameter.venueSymbol
    let value = Parameter.argument(.leverage, "the requested leverage, such as 20 or 12.5")
    let short = Parameter.option(
      "short", .leverage,
      "another leverage for short positions, in hedge mode where sides may differ")
    let making = ChangeParameters()
  }

  static let help = CommandHelp(
    name: "set",
    summary: "change the leverage of one instrument, and prove it",
    description: [
      "Reads the instrument, checks the value against its limits and preconditions, shows from "
        + "what to what and the exact request, asks, sends it once, and reads the setting back. "
        + "Applied means that it was read back; on a venue that offers no reading (ZTDX), that "
        + "the venue echoed the value. Where the venue's document makes that a proof (CoinSwitch "
        + "HFT), an accepted request that no reading can prove is sent once more, to be answered "
        + "\"not modified\". Nothing is ever rounded, or sent again blindly.",
      "Every change is written into the journal before it is sent; where that fails, nothing is "
        + "sent. One whose outcome is unknown is in doubt: it is reconciled by reading before the "
        + "next of the same instrument, and while it stays in doubt the next is refused.",
      "VALUE is a plain decimal such as 20 or 12.5. Where the account holds long and short apart, "
        + "it is the long value and --short gives the other.",
    ],
    statuses: ChangeParameters.statuses,
    examples: [
      .init(line: "lever set main-bingx BTC-USDT 20", meaning: "asks, then changes"),
      .init(
        line: "lever set main-bingx BTC-USDT 20 --short 10 --yes",
        meaning: "long and short apart, without a question"),
      .init(
        line: "lever set main-bingx BTC-USDT 20 --dry-run", meaning: "what would be sent"),
      .init(
        line: "lever set main-bingx BTC-USDT 20 --yes --output json",
        meaning: "the outcome for a program"),
    ])
}
