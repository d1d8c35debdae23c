import OrderedJSON

/// `lever --version`.
struct VersionCommand: RunnableCommand {
  typealias Parameters = NoParameters
  static let help = CommandHelp(name: "version", summary: "the version of lever")

  let context: CommandContext
  let given: Given<Parameters>

  func run() -> ExitStatus {
    let version = context.environment.version
    context.write(
      Document(version, [Field("version") { .string($0) }]) { _ in "lever \(version)\n" })
    return .done
  }
}

extension Command {
  /// What `--version` asks for.
  static func version() throws(CommandFailure) -> Command {
    Command(VersionCommand.self, try Given(TypedLine()))
  }
}
