extension SimulateCommand {
  struct Parameters: ParameterSet {
    let writeConfig = Parameter.option(
      "write-config", .file, "write a configuration whose accounts are the practice accounts")
    let simulation = SimulationParameters()
    let listVariants = Parameter.flag(
      "list-variants", "print what the documents leave open as a table in Markdown, and end")
  }

  static let help = CommandHelp(
    name: "simulate",
    summary: "the simulator of the four venues alone, until it is stopped",
    description: [
      "Listens on loopback with one practice account a venue, named as its venue. When it is "
        + "ready it prints one line of JSON with each account's address and made-up key, then "
        + "serves until it is interrupted. Any client of these venues can be pointed at it.",
      SimulationParameters.faultSyntax, SimulationParameters.variantMeaning,
    ],
    examples: [
      .init(
        line: "lever simulate --write-config practice.toml",
        meaning: "then, in another terminal: lever --config practice.toml list"),
      .init(line: "lever simulate --seed 7", meaning: "the same desk every time"),
      .init(
        line: "lever simulate --fault hang-after@bingx:CHANGE#1",
        meaning: "BingX applies the first change and never answers"),
      .init(
        line: "lever simulate --variant hft-row-follows-setting",
        meaning: "an answer to an open point that the document does not give"),
    ],
    isPractice: true)
}
