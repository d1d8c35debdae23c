/// `lever --help`, `lever help COMMAND` and `lever COMMAND --help`: text, whatever the output.
struct HelpCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  static func check(_ given: Given<Parameters>) throws(CommandFailure) {
    _ = try path(given)
  }

  private static func path(_ given: Given<Parameters>) throws(CommandFailure) -> CommandPath {
    try CommandTree.root.descendant([given.command, given.subcommand].compactMap(\.self))
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let help = HelpText(
      paint: context.paint, practiceSections: context.environment.practiceHelp)
    context.environment.write(help.text(of: try Self.path(given)))
    return .done
  }
}

extension Command {
  /// The help of a command, as `lever help` with its words would ask for it.
  static func help(of path: CommandPath) throws(CommandFailure) -> Command {
    var line = TypedLine()
    for (word, argument) in zip(path.words, HelpCommand.Parameters.specifications) {
      line.add(word, to: argument)
    }
    return Command(HelpCommand.self, try Given(line))
  }
}
