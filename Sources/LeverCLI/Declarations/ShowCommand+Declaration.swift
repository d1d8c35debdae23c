extension ShowCommand {
  struct Parameters: ParameterSet {
    let account = Parameter.configuredAccount
    let symbol = Parameter.venueSymbol
  }

  static let help = CommandHelp(
    name: "show",
    summary: "one instrument: limits, setting, margin, tiers, what a change needs",
    description: [
      "Reads everything about one instrument that bears on a change, and says for each "
        + "precondition whether it holds, on what evidence, and whose rule it is."
    ],
    statuses: [(.done, "read"), (.error, "not read; the reason is printed")],
    examples: [
      .init(line: "lever show main-bingx BTC-USDT", meaning: "why can I not change this"),
      .init(
        line: "lever show main-bingx BTC-USDT --output json", meaning: "the same for a program"),
    ])
}
