/// `lever --help`, `lever help COMMAND` and `lever COMMAND --help`: text, whatever the output.
struct HelpCommand {
  let context: CommandContext
  /// The command's name; nil for the help of the whole program.
  let name: String?

  func run() -> ExitStatus {
    let command = name.flatMap(CommandSpecification.Name.init(rawValue:))
      .flatMap(CommandTable.command)
    let help = HelpText(
      paint: context.paint, practiceSections: context.environment.practiceHelp)
    context.environment.write(help.text(of: command))
    return .done
  }
}
