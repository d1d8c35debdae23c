/// The command line of `lever`: understood first, run afterwards, so that the program can give the
/// main thread to a screen in between.
public enum LeverCommandLine {
  /// Understands a command line.
  ///
  /// - Parameters:
  ///   - arguments: the arguments after the program's name.
  ///   - variables: the environment.
  /// - Throws: ``CommandFailure`` of kind ``CommandFailure/Kind/usage``.
  public static func parse(
    _ arguments: [String], variables: [String: String]
  ) throws(CommandFailure) -> Invocation {
    try ArgumentParser(root: CommandTree.root, arguments: arguments, environment: variables).parse()
  }

  /// Runs a command to its end, and sees that what it wrote is written.
  public static func run(
    _ command: Command, options: GlobalOptions, in environment: CommandEnvironment
  ) async -> ExitStatus {
    let context = CommandContext(environment: environment, options: options)
    return context.conclude(await perform(command, in: context))
  }

  private static func perform(_ command: Command, in context: CommandContext) async -> ExitStatus {
    do throws(CommandFailure) {
      return try await command.run(context)
    } catch {
      return report(error, in: context)
    }
  }

  /// What to tell the shell after work that wrote results without a command.
  public static func conclude(
    _ status: ExitStatus, options: GlobalOptions, in environment: CommandEnvironment
  ) -> ExitStatus {
    CommandContext(environment: environment, options: options).conclude(status)
  }

  /// Says why a command failed: a sentence beside the results and, where JSON is asked for, a
  /// document in their place.
  public static func report(
    _ failure: CommandFailure, options: GlobalOptions, in environment: CommandEnvironment
  ) -> ExitStatus {
    let context = CommandContext(environment: environment, options: options)
    return context.conclude(report(failure, in: context))
  }

  private static func report(_ failure: CommandFailure, in context: CommandContext) -> ExitStatus {
    if context.format == .json { context.write(ErrorDocument(failure).json) }
    context.say(failure)
    return failure.status
  }

  /// Says why a command line was not understood, in the form that it seems to ask for.
  public static func report(
    _ failure: CommandFailure, ofArguments arguments: [String], in environment: CommandEnvironment
  ) -> ExitStatus {
    var options = GlobalOptions()
    options.output = outputFormat(arguments, variables: environment.variables)
    options.isWithoutColour =
      arguments.contains("--no-color")
      || environment.variables["NO_COLOR"].map { !$0.isEmpty }
        ?? false
    return report(failure, options: options, in: environment)
  }

  /// The form that a command line asks for, even one that is at fault elsewhere.
  private static func outputFormat(
    _ arguments: [String], variables: [String: String]
  ) -> OutputFormat? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      let value: Substring? =
        switch argument {
        case "--output", "-o": arguments.dropFirst(index + 1).first.map { $0[...] }
        case _ where argument.hasPrefix("--output="): argument.dropFirst("--output=".count)
        case _ where argument.hasPrefix("-o"): argument.dropFirst(2)
        default: nil
        }
      if let format = value.flatMap({ OutputFormat(rawValue: String($0)) }) { return format }
    }
    return variables["LEVER_OUTPUT"].flatMap { OutputFormat(rawValue: $0) }
  }
}
