import LeverDomain

/// Makes an ``Invocation`` of a command line and the environment, by the command table. Pure but
/// for `getopt_long`'s own memory.
struct ArgumentParser {
  /// The arguments after the program's name.
  let arguments: [String]
  /// The environment.
  let environment: [String: String]

  /// What is asked for.
  ///
  /// - Throws: ``CommandFailure`` of kind ``CommandFailure/Kind/usage``.
  func parse() throws(CommandFailure) -> Invocation {
    var values = OptionValues()
    let (leading, rest) = OptionScanner(options: CommandTable.globalOptions)
      .scan(arguments, stopsAtOperand: true)
    var name: String?
    for token in leading {
      if let operand = try values.take(token, command: nil) { name = operand }
    }
    guard let name else { return try screen(values) }
    let (command, last) = try command(name, followedBy: rest, values: &values)

    var operands: [String] = []
    let (tokens, _) = OptionScanner(options: CommandTable.options(of: command))
      .scan(last, stopsAtOperand: false)
    for token in tokens {
      if let operand = try values.take(token, command: command) { operands.append(operand) }
    }
    let options = try values.globalOptions(environment: environment)
    if values.has(.help) {
      return Invocation(action: .command(.help(command.name.rawValue)), options: options)
    }
    if values.has(.version) { return Invocation(action: .command(.version), options: options) }
    try check(operands, of: command)
    return Invocation(
      action: try action(of: command, operands: operands, values: values), options: options)
  }

  /// The command of a name, or the one below it that the next word names, and what comes behind.
  private func command(
    _ name: String, followedBy rest: [String], values: inout OptionValues
  ) throws(CommandFailure) -> (CommandSpecification, rest: [String]) {
    let command = try Self.command(name)
    let subcommands = CommandTable.subcommands(of: command)
    guard !subcommands.isEmpty else { return (command, rest) }
    let (tokens, last) = OptionScanner(options: CommandTable.options(of: command))
      .scan(rest, stopsAtOperand: true)
    var word: String?
    for token in tokens {
      if let operand = try values.take(token, command: command) { word = operand }
    }
    guard let word else { return (command, last) }
    let subcommand = try Self.subcommand(word, of: command)
    if let foreign = command.options.first(where: { values.has($0.key) }) {
      throw CommandFailure(
        .usage,
        "--\(foreign.name) belongs to lever \(command.name.rawValue), not to "
          + "lever \(subcommand.name.rawValue)", hint: "usage: \(subcommand.usage)")
    }
    return (subcommand, last)
  }

  private func screen(_ values: OptionValues) throws(CommandFailure) -> Invocation {
    let options = try values.globalOptions(environment: environment)
    if values.has(.help) { return Invocation(action: .command(.help(nil)), options: options) }
    if values.has(.version) { return Invocation(action: .command(.version), options: options) }
    return Invocation(action: .screen(ScreenRequest(practice: nil)), options: options)
  }

  private func action(
    of command: CommandSpecification, operands: [String], values: OptionValues
  ) throws(CommandFailure) -> Invocation.Action {
    switch command.name {
    case .demo:
      return .screen(ScreenRequest(practice: try values.simulation()))
    case .simulate:
      return .simulate(try values.simulation())
    case .accounts: return .command(.accounts)
    case .list:
      return .command(
        .list(
          ListRequest(
            account: operands.first, filter: values.text(.filter), isReading: values.has(.read))))
    case .show:
      return .command(.show(ShowRequest(account: operands[0], symbol: operands[1])))
    case .set:
      return .command(
        .set(
          SetRequest(
            account: operands[0], symbol: operands[1], value: operands[2],
            short: values.text(.short), isDryRun: values.has(.dryRun), isAgreed: values.has(.yes),
            isDespiteDoubt: values.has(.despiteDoubt), wait: try values.wait())))
    case .undo: return .command(.undo(try undo(operands.first, values)))
    case .prove: return .command(.prove(try prove(operands.first, values)))
    case .journal: return .command(.journal(try values.journalRequest()))
    case .journalCheck: return .command(.journalCheck(try values.journalHead()))
    case .journalHead: return .command(.journalHead)
    case .journalReconcile: return .command(.journalReconcile(operands.first))
    case .themes: return .command(.themes)
    case .help:
      guard let name = operands.first else { return .command(.help(nil)) }
      let command = try Self.command(name)
      let named = try operands.dropFirst().first.map { word throws(CommandFailure) in
        try Self.subcommand(word, of: command)
      }
      return .command(.help((named ?? command).name.rawValue))
    }
  }

  private func undo(
    _ identifier: String?, _ values: OptionValues
  ) throws(CommandFailure) -> UndoRequest {
    let request = UndoRequest(
      identifier: identifier, account: values.text(.account), symbol: values.text(.symbol),
      isDryRun: values.has(.dryRun), isAgreed: values.has(.yes),
      isDespiteDoubt: values.has(.despiteDoubt), wait: try values.wait())
    guard identifier == nil || request.account == nil && request.symbol == nil else {
      throw CommandFailure(
        .usage, "--account and --symbol look for the last change; an ID names one already",
        hint: "leave out the one or the other")
    }
    return request
  }

  private func prove(
    _ identifier: String?, _ values: OptionValues
  ) throws(CommandFailure) -> ProveRequest {
    switch (identifier, values.text(.check)) {
    case (let identifier?, nil):
      guard !values.has(.head) else {
        throw CommandFailure(
          .usage, "--head belongs to --check: it is held against a saved document",
          hint: "lever journal check --head N:HASH holds it against the journal")
      }
      return .change(identifier, reachesHead: values.has(.toHead))
    case (nil, let file?):
      guard !values.has(.toHead) else {
        throw CommandFailure(.usage, "--to-head goes with an ID, not with --check")
      }
      return .document(file, head: try head(values))
    case (nil, nil):
      throw CommandFailure(
        .usage, "lever prove needs ID, the name of a change, or --check FILE",
        hint: "lever journal lists the changes with their names")
    case (.some, .some):
      throw CommandFailure(
        .usage, "lever prove takes an ID or --check FILE, not both",
        hint: "a document names its change itself")
    }
  }

  private func head(_ values: OptionValues) throws(CommandFailure) -> JournalHead? {
    guard let text = values.text(.head) else { return nil }
    guard let head = JournalHead(text) else {
      throw CommandFailure(
        .usage, "--head: \(Quoted(text)) is no head of a journal",
        hint: "lever journal head prints one: the number of a record, a colon and its hash")
    }
    return head
  }

  private func check(
    _ operands: [String], of command: CommandSpecification
  ) throws(CommandFailure) {
    let needed = command.operands.filter { !$0.isOptional }
    guard operands.count >= needed.count else {
      let missing = command.operands[operands.count]
      throw CommandFailure(
        .usage, "lever \(command.name.rawValue) needs \(missing.name), \(missing.summary)",
        hint: "usage: \(command.usage)")
    }
    guard operands.count <= command.operands.count else {
      let extra = operands[command.operands.count]
      throw CommandFailure(
        .usage, "lever \(command.name.rawValue) does not take \(Quoted(extra)) as well",
        hint: "usage: \(command.usage)")
    }
  }

  /// The command of a single word: the name of a subcommand takes two.
  private static func command(_ word: String) throws(CommandFailure) -> CommandSpecification {
    guard let name = CommandSpecification.Name(rawValue: word), !name.isSubcommand,
      let command = CommandTable.command(name)
    else { throw unknownCommand(word) }
    return command
  }

  private static func subcommand(
    _ word: String, of command: CommandSpecification
  ) throws(CommandFailure) -> CommandSpecification {
    let name = command.name.rawValue
    let subcommands = CommandTable.subcommands(of: command)
    if let found = subcommands.first(where: { $0.name.rawValue == "\(name) \(word)" }) {
      return found
    }
    let words = subcommands.map { String($0.name.rawValue.dropFirst(name.count + 1)) }
    let near = NearestWord.suggestions(for: word, among: words)
    let all =
      words.isEmpty
      ? "lever \(name) --help says what it takes"
      : "it has \(words.joined(separator: ", ")); lever \(name) --help says more"
    throw CommandFailure(
      .usage, "lever \(name) has no subcommand \(Quoted(word))",
      hint: near.first.map { "did you mean lever \(name) \($0)?" } ?? all)
  }

  private static func unknownCommand(_ name: String) -> CommandFailure {
    let names = CommandSpecification.Name.allCases.map(\.rawValue)
    if let whole = names.first(where: { $0.hasSuffix(" \(name)") }) {
      return CommandFailure(
        .usage, "lever has no command \(Quoted(name))", hint: "did you mean lever \(whole)?")
    }
    let near = NearestWord.suggestions(for: name, among: names)
    return CommandFailure(
      .usage, "lever has no command \(Quoted(name))",
      hint: near.first.map { "did you mean lever \($0)?" } ?? "lever --help lists the commands")
  }
}
