/// A command: what it takes, what the help says of it, and what a command line with it asks for.
protocol CommandDeclaration: Sendable {
  /// Its options and arguments.
  associatedtype Parameters: ParameterSet
  /// What the help says of it.
  static var help: CommandHelp { get }
  /// What is asked for.
  ///
  /// - Throws: ``CommandFailure`` where values do not go together.
  static func action(_ given: Given<Parameters>) throws(CommandFailure) -> Invocation.Action
}

/// A command that prints a result and ends.
protocol RunnableCommand: CommandDeclaration {
  /// - Throws: ``CommandFailure`` where values do not go together.
  static func check(_ given: Given<Parameters>) throws(CommandFailure)
  init(context: CommandContext, given: Given<Parameters>)
  /// Does what the command does, to its end.
  func run() async throws(CommandFailure) -> ExitStatus
}

extension RunnableCommand {
  static func check(_ given: Given<Parameters>) throws(CommandFailure) {}

  static func action(_ given: Given<Parameters>) throws(CommandFailure) -> Invocation.Action {
    try check(given)
    return .command(Command(Self.self, given))
  }
}
