/// A command in the tree of all, with the commands below it.
struct CommandNode: Sendable {
  /// What the help says of it.
  let help: CommandHelp
  /// Its own options and arguments.
  let parameters: [ParameterSpecification]
  /// The commands below it, in the order of the help.
  let subcommands: [CommandNode]
  /// What a command line that ends with it asks for.
  let action: @Sendable (TypedLine) throws(CommandFailure) -> Invocation.Action

  /// A declared command.
  init<Declaration: CommandDeclaration>(
    _ declaration: Declaration.Type, _ subcommands: [CommandNode] = []
  ) {
    help = Declaration.help
    parameters = Declaration.Parameters.specifications
    self.subcommands = subcommands
    action = { line throws(CommandFailure) in try Declaration.action(Given(line)) }
  }

  /// Its own name.
  var name: String { help.name }
  /// Its own options.
  var options: [ParameterSpecification] { parameters.filter { $0.form != .argument } }
  /// The words that it takes, in order.
  var arguments: [ParameterSpecification] { parameters.filter { $0.form == .argument } }
}
