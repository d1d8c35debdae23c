extension HelpCommand {
  struct Parameters: ParameterSet {
    let command = Parameter.optionalArgument(.text("COMMAND"), "a command of lever")
    let subcommand = Parameter.optionalArgument(
      .text("SUBCOMMAND"), "a command below it, such as check")
  }

  static let help = CommandHelp(
    name: "help",
    summary: "the help of a command",
    examples: [
      .init(line: "lever help set", meaning: "as lever set --help"),
      .init(line: "lever help journal check", meaning: "as lever journal check --help"),
    ])
}
