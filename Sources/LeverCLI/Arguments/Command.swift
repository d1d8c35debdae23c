/// A command that prints a result and ends, with what it was given.
public struct Command: Sendable {
  /// Which command it is.
  let declaration: any RunnableCommand.Type
  /// What was typed for it.
  let line: TypedLine
  /// Does what the command does, to its end.
  let run: @Sendable (CommandContext) async throws(CommandFailure) -> ExitStatus

  init<Declaration: RunnableCommand>(
    _ declaration: Declaration.Type, _ given: Given<Declaration.Parameters>
  ) {
    self.declaration = declaration
    line = given.line
    run = { context async throws(CommandFailure) in
      try await Declaration(context: context, given: given).run()
    }
  }
}

extension Command: Equatable {
  /// Whether the same is asked for in the same words.
  public static func == (left: Command, right: Command) -> Bool {
    left.declaration == right.declaration && left.line == right.line
  }
}
