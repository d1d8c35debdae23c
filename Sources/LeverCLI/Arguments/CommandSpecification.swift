/// A command, as the parser, the help and completions see it.
struct CommandSpecification: Sendable {
  /// Every command there is.
  enum Name: String, CaseIterable, Sendable {
    case demo, simulate, accounts, list, show, set, undo, prove, journal, themes, help
    case journalCheck = "journal check"
    case journalHead = "journal head"
    case journalReconcile = "journal reconcile"

    /// Whether it stands below another command, which its name begins with.
    var isSubcommand: Bool { rawValue.contains(" ") }
  }

  /// A word that a command takes without an option before it.
  struct Operand: Sendable {
    /// What stands for it in the help.
    let name: String
    /// What it is, in a line.
    let summary: String
    /// Whether it may be left out.
    var isOptional = false

    /// The operand as the usage line shows it.
    var usage: String { isOptional ? "[\(name)]" : name }
  }

  /// A command line that can be tried, and what it does.
  struct Example: Sendable {
    let line: String
    let meaning: String
  }

  /// Which command it is. A subcommand has the name of the command it belongs to before its own.
  let name: Name
  /// What it does, in a line.
  let summary: String
  /// What a person should know before using it, a paragraph each.
  var description: [String] = []
  /// The words it takes, in order.
  var operands: [Operand] = []
  /// Its own options.
  var options: [OptionSpecification] = []
  /// What it says to the shell, where it differs between results.
  var statuses: [(status: ExitStatus, meaning: String)] = []
  /// Lines that can be tried.
  var examples: [Example] = []

  /// Whether it starts the simulated venues, so that its help lists what they can be told to do.
  var isPractice: Bool { name == .demo || name == .simulate }

  /// How the command is typed.
  var usage: String {
    var parts = ["lever", name.rawValue] + operands.map(\.usage)
    parts += options.map { "[\($0.usage)]" + ($0.repeats ? "..." : "") }
    return parts.joined(separator: " ")
  }
}
