/// Makes an ``Invocation`` of a command line and the environment, by the tree of commands. Pure but
/// for `getopt_long`'s own memory.
struct ArgumentParser {
  /// The program itself, with every command below it.
  let root: CommandPath
  /// The arguments after the program's name.
  let arguments: [String]
  /// The environment.
  let environment: [String: String]

  /// What is asked for.
  ///
  /// - Throws: ``CommandFailure`` of kind ``CommandFailure/Kind/usage``, or of the kind that a value
  ///   names.
  func parse() throws(CommandFailure) -> Invocation {
    var path = root
    var rest = arguments
    var (global, own) = (TypedLine(), TypedLine())
    var operands: [String] = []
    while true {
      let isWhole = path.command.subcommands.isEmpty
      let (tokens, remaining) = OptionScanner(options: path.options)
        .scan(rest, stopsAtOperand: !isWhole)
      rest = remaining
      for token in tokens {
        guard let (option, value) = try option(token, at: path, operands: &operands) else {
          continue
        }
        if path.globalOptions.contains(option) {
          try Self.add(value, to: option, in: &global, at: path)
        } else {
          try Self.add(value, to: option, in: &own, at: path)
        }
      }
      guard !isWhole, let word = operands.popLast() else { break }
      let child = try path.child(word)
      if let foreign = path.ownOptions.first(where: own.has) {
        throw CommandFailure(
          .usage, "\(foreign.label) belongs to \(path.name), not to \(child.name)",
          hint: "usage: \(child.usage)")
      }
      path = child
    }
    let given = try Given<GlobalParameters>(global, environment: environment)
    let options = GlobalOptions(given)
    if given.help { return Invocation(action: .command(try .help(of: path)), options: options) }
    if given.version { return Invocation(action: .command(try .version()), options: options) }
    try Self.place(operands, in: &own, at: path)
    return Invocation(action: try path.command.action(own), options: options)
  }

  /// The option of a piece of the command line; nil for a word that is none, which is kept.
  private func option(
    _ token: OptionScanner.Token, at path: CommandPath, operands: inout [String]
  ) throws(CommandFailure) -> (ParameterSpecification, value: String)? {
    switch token {
    case .operand(let word):
      operands.append(word)
      return nil
    case .option(let option, let value): return (option, value ?? "")
    case .unknown(let typed): throw unknown(typed, at: path)
    case .missingValue(let option):
      throw CommandFailure(
        .usage, "\(option.label) needs a value: \(option.spelling)",
        hint: option.choices.isEmpty ? nil : "one of \(option.choices.joined(separator: ", "))")
    case .unwantedValue(let option):
      throw CommandFailure(.usage, "\(option.label) takes no value")
    }
  }

  /// Notes an option. A flag may be said again; two values where one counts contradict each other.
  private static func add(
    _ value: String, to option: ParameterSpecification, in line: inout TypedLine,
    at path: CommandPath
  ) throws(CommandFailure) {
    guard option.form == .flag || option.isRepeatable || !line.has(option) else {
      throw CommandFailure(
        .usage, "\(option.label) is given more than once, and only one value can count",
        hint: path.isRoot ? nil : "usage: \(path.usage)")
    }
    line.add(value, to: option)
  }

  /// Gives the words that are no options to the arguments, in order.
  private static func place(
    _ operands: [String], in line: inout TypedLine, at path: CommandPath
  ) throws(CommandFailure) {
    let arguments = path.command.arguments
    let needed = arguments.filter(\.isRequired)
    guard operands.count >= needed.count else {
      let missing = arguments[operands.count]
      throw CommandFailure(
        .usage, "\(path.name) needs \(missing.name), \(missing.summary)",
        hint: "usage: \(path.usage)")
    }
    for (index, word) in operands.enumerated() {
      guard let argument = index < arguments.count ? arguments[index] : arguments.last,
        index < arguments.count || argument.isRepeatable
      else {
        throw CommandFailure(
          .usage, "\(path.name): unexpected argument \(Quoted(word))",
          hint: "usage: \(path.usage)")
      }
      line.add(word, to: argument)
    }
  }

  private func unknown(_ typed: String, at path: CommandPath) -> CommandFailure {
    if path.isRoot,
      let owner = root.descendants.first(where: { $0.ownOptions.contains { $0.label == typed } })
    {
      return CommandFailure(
        .usage, "\(typed) belongs to \(owner.name) and stands behind it",
        hint: "usage: \(owner.usage)")
    }
    let near = NearestWord.suggestions(
      for: typed, among: typed.hasPrefix("--") ? path.options.map(\.label) : [])
    return CommandFailure(
      .usage, "\(path.name) has no option \(Quoted(typed))",
      hint: near.first.map { "did you mean \($0)?" } ?? "\(path.name) --help lists the options")
  }
}
