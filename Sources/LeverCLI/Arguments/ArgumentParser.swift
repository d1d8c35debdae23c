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
    guard let command = CommandSpecification.Name(rawValue: name).flatMap(CommandTable.command)
    else { throw Self.unknownCommand(name) }

    var operands: [String] = []
    let (tokens, _) = OptionScanner(options: CommandTable.options(of: command))
      .scan(rest, stopsAtOperand: false)
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
            isDespiteUnsettled: values.has(.despiteUnsettled))))
    case .undo: return .command(.undo(try undo(operands.first, values)))
    case .prove: return .command(.prove(try prove(operands.first, values)))
    case .themes: return .command(.themes)
    case .help:
      guard let name = operands.first else { return .command(.help(nil)) }
      guard CommandSpecification.Name(rawValue: name) != nil else {
        throw Self.unknownCommand(name)
      }
      return .command(.help(name))
    }
  }

  private func undo(
    _ identifier: String?, _ values: OptionValues
  ) throws(CommandFailure) -> UndoRequest {
    let request = UndoRequest(
      identifier: identifier, account: values.text(.account), symbol: values.text(.symbol),
      isDryRun: values.has(.dryRun), isAgreed: values.has(.yes),
      isDespiteUnsettled: values.has(.despiteUnsettled))
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

  private static func unknownCommand(_ name: String) -> CommandFailure {
    let near = NearestWord.suggestions(
      for: name, among: CommandSpecification.Name.allCases.map(\.rawValue))
    return CommandFailure(
      .usage, "lever has no command \(Quoted(name))",
      hint: near.first.map { "did you mean lever \($0)?" } ?? "lever --help lists the commands")
  }
}
