/// What the help says of a command beside its options and arguments.
struct CommandHelp: Sendable {
  /// A command line that can be tried, and what it does.
  struct Example: Sendable {
    let line: String
    let meaning: String
  }

  /// The command's own name.
  let name: String
  /// What it does, in a line.
  let summary: String
  /// What a user should know before using it, a paragraph each.
  var description: [String] = []
  /// What it says to the shell, where it differs between results.
  var statuses: [(status: ExitStatus, meaning: String)] = []
  /// Lines that can be tried.
  var examples: [Example] = []
  /// Whether it starts the simulated venues, so that its help lists what they can be told to do.
  var isPractice = false
}
