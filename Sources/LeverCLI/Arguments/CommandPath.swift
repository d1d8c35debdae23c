/// A command with the commands above it: what is typed to reach it.
struct CommandPath: Sendable {
  /// The commands, from the program itself down; never empty.
  private let nodes: [CommandNode]
  /// The command that is reached.
  let command: CommandNode

  /// The program itself.
  init(root: CommandNode) {
    nodes = [root]
    command = root
  }

  private init(_ nodes: [CommandNode], _ command: CommandNode) {
    self.nodes = nodes + [command]
    self.command = command
  }

  /// Whether it is the program itself.
  var isRoot: Bool { nodes.count == 1 }
  /// The words behind the program's name.
  var words: [String] { nodes.dropFirst().map(\.name) }
  /// As it is typed: `lever journal check`.
  var name: String { nodes.map(\.name).joined(separator: " ") }
  /// As it is typed, with all that it takes.
  var usage: String {
    ([name] + command.arguments.map(\.usage) + ownOptions.map(\.usage)).joined(separator: " ")
  }

  /// The options that every command takes, wherever they stand.
  var globalOptions: [ParameterSpecification] { nodes.first?.options ?? [] }
  /// The options of the command alone.
  var ownOptions: [ParameterSpecification] { isRoot ? [] : command.options }
  /// Every option that may stand behind it.
  var options: [ParameterSpecification] { ownOptions + globalOptions }

  /// The commands right below it.
  var subcommands: [CommandPath] { command.subcommands.map { CommandPath(nodes, $0) } }
  /// Every command below it, each followed by its own.
  var descendants: [CommandPath] { subcommands.flatMap { [$0] + $0.descendants } }

  /// The command below it of a name.
  ///
  /// - Throws: ``CommandFailure`` with what may have been meant.
  func child(_ word: String) throws(CommandFailure) -> CommandPath {
    if let found = subcommands.first(where: { $0.command.name == word }) { return found }
    throw isRoot ? unknownCommand(word) : unknownSubcommand(word)
  }

  /// The command that words name, as far as they go.
  func descendant(_ words: some Sequence<String>) throws(CommandFailure) -> CommandPath {
    var path = self
    for word in words { path = try path.child(word) }
    return path
  }

  private func unknownCommand(_ word: String) -> CommandFailure {
    let paths = descendants
    let meant =
      paths.first { $0.words.count > 1 && $0.command.name == word }?.words.joined(separator: " ")
      ?? NearestWord.suggestions(
        for: word, among: paths.map { $0.words.joined(separator: " ") }
      ).first
    return CommandFailure(
      .usage, "\(name) has no command \(Quoted(word))",
      hint: meant.map { "did you mean \(name) \($0)?" } ?? "\(name) --help lists the commands")
  }

  private func unknownSubcommand(_ word: String) -> CommandFailure {
    let words = command.subcommands.map(\.name)
    let near = NearestWord.suggestions(for: word, among: words)
    let all =
      words.isEmpty
      ? "\(name) --help says what it takes"
      : "it has \(words.joined(separator: ", ")); \(name) --help says more"
    return CommandFailure(
      .usage, "\(name) has no subcommand \(Quoted(word))",
      hint: near.first.map { "did you mean \(name) \($0)?" } ?? all)
  }
}
