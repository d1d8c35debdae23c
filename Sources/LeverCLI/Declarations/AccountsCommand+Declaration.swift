extension AccountsCommand {
  typealias Parameters = NoParameters

  static let help = CommandHelp(
    name: "accounts",
    summary: "the configured accounts and their state",
    description: [
      "Measures each venue's clock, proves each key by a reading that changes nothing, and says "
        + "what is left of the rate limits."
    ],
    statuses: [
      (.done, "every account is connected"),
      (.error, "at least one is not, or the configuration is wrong"),
    ],
    examples: [
      .init(line: "lever accounts", meaning: "who am I, and does it work"),
      .init(
        line: "lever accounts --output json", meaning: "the same for a program"),
    ])
}
