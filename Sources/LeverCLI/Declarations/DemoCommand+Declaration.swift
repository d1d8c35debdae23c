extension DemoCommand {
  struct Parameters: ParameterSet {
    let simulation = SimulationParameters()
  }

  static let help = CommandHelp(
    name: "demo",
    summary: "the practice desk: all four venues simulated, no account needed",
    description: [
      "Starts the simulator on this machine and opens the screen on it. Nothing leaves the "
        + "machine.",
      SimulationParameters.faultSyntax, SimulationParameters.variantMeaning,
    ],
    examples: [.init(line: "lever demo", meaning: "try everything, harm nothing")],
    isPractice: true)
}
