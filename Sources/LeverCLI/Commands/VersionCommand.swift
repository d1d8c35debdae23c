import OrderedJSON

/// `lever --version`.
struct VersionCommand {
  let context: CommandContext

  func run() -> ExitStatus {
    let version = context.environment.version
    context.write(
      Document(
        members: [.init("version", .string(version))], header: ["version"], rows: [[version]]
      ) { _ in "lever \(version)\n" })
    return .done
  }
}
