import LeverDomain

/// The options of a command line with their values, as they are found.
struct OptionValues {
  private var given: [OptionSpecification.Key: [String]] = [:]

  /// Takes one piece of the command line.
  ///
  /// - Returns: the word, where it is no option.
  /// - Throws: ``CommandFailure`` where it is at fault.
  mutating func take(
    _ token: OptionScanner.Token, command: CommandSpecification?
  ) throws(CommandFailure) -> String? {
    switch token {
    case .operand(let word): return word
    case .option(let option, let value):
      given[option.key, default: []].append(
        try value.map { value throws(CommandFailure) in try Self.chosen(value, of: option) } ?? "")
      return nil
    case .unknown(let typed): throw Self.unknown(typed, command: command)
    case .missingValue(let option):
      throw CommandFailure(
        .usage, "--\(option.name) needs a value: \(option.usage)",
        hint: option.choices.isEmpty ? nil : "one of \(option.choices.joined(separator: ", "))")
    case .unwantedValue(let option):
      throw CommandFailure(.usage, "--\(option.name) takes no value")
    }
  }

  /// Whether an option was given.
  func has(_ key: OptionSpecification.Key) -> Bool { given[key] != nil }

  /// The value of an option, the last where it was given more than once.
  func text(_ key: OptionSpecification.Key) -> String? { given[key]?.last }

  /// Every value of an option that may be given more than once.
  func texts(_ key: OptionSpecification.Key) -> [String] { given[key] ?? [] }

  /// What the simulator is to be.
  func simulation() throws(CommandFailure) -> SimulateRequest {
    var seed: UInt64?
    if let text = text(.seed) {
      guard let number = UInt64(text) else {
        throw CommandFailure(
          .usage, "--seed takes a whole number from 0 to \(UInt64.max), not \(Quoted(text))")
      }
      seed = number
    }
    return SimulateRequest(
      configurationFile: text(.writeConfig), seed: seed, faults: texts(.fault),
      variants: texts(.variant), isListingVariants: has(.listVariants))
  }

  /// What holds for every command: what was typed, then what the environment says.
  func globalOptions(environment: [String: String]) throws(CommandFailure) -> GlobalOptions {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    var options = GlobalOptions()
    options.configurationFile = text(.config) ?? variable("LEVER_CONFIG")
    let isReadOnlyVariable = try Self.isOn("LEVER_READ_ONLY", in: environment)
    options.isReadOnly = has(.readOnly) || isReadOnlyVariable
    options.isWithoutInput = has(.noInput)
    options.isWithoutColour = has(.noColour) || variable("NO_COLOR") != nil
    options.theme = text(.theme) ?? variable("LEVER_THEME")
    if let typed = text(.output) {
      options.output = OutputFormat(rawValue: typed)
    } else if let value = variable("LEVER_OUTPUT") {
      guard let format = OutputFormat(rawValue: value) else {
        throw Self.notAChoice(
          value, of: "LEVER_OUTPUT", choices: OutputFormat.allCases.map(\.rawValue))
      }
      options.output = format
    }
    if let typed = text(.timeout) {
      options.timeout = try Self.seconds(typed, from: "--timeout")
    } else if let value = variable("LEVER_TIMEOUT") {
      options.timeout = try Self.seconds(value, from: "LEVER_TIMEOUT")
    }
    return options
  }

  /// How long a change may wait altogether.
  func wait() throws(CommandFailure) -> Duration {
    guard let text = text(.wait) else { return WaitAllowance.usual }
    guard Self.isDigits(text[...], upTo: 5), let seconds = Int64(text), seconds > 0 else {
      throw CommandFailure(
        .usage, "--wait takes a whole number of seconds from 1 to 99999, not \(Quoted(text))")
    }
    return .seconds(seconds)
  }

  private static func isOn(
    _ name: String, in environment: [String: String]
  ) throws(CommandFailure) -> Bool {
    switch environment[name]?.lowercased() {
    case nil, "", "0", "no", "false": false
    case "1", "yes", "true": true
    case let value?:
      throw CommandFailure(.usage, "\(name) is \(Quoted(value)); it must be 1 or 0")
    }
  }

  /// A length of time, 0.1 to 600 seconds, with at most three decimal places.
  private static func seconds(
    _ text: String, from source: String
  ) throws(CommandFailure) -> Duration {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.flatMap { isDigits($0, upTo: 3) ? Int64($0) : nil }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard let whole, parts.count <= 2, isDigits(fraction, upTo: 3),
      let thousandths = Int64(fraction + String(repeating: "0", count: 3 - fraction.count)),
      (100...600_000).contains(whole * 1000 + thousandths)
    else {
      throw CommandFailure(
        .usage, "\(source) takes seconds from 0.1 to 600, such as 10, not \(Quoted(text))")
    }
    return .milliseconds(whole * 1000 + thousandths)
  }

  private static func isDigits(_ text: Substring, upTo count: Int) -> Bool {
    (1...count).contains(text.count) && text.allSatisfy { ("0"..."9").contains($0) }
  }

  /// A value, held against the words that an option takes. Words of outcomes may be typed as they
  /// are shown: `already set`, `already-set`.
  private static func chosen(
    _ value: String, of option: OptionSpecification
  ) throws(CommandFailure) -> String {
    guard !option.choices.isEmpty, !option.choices.contains(value) else { return value }
    let spelled = String(value.map { $0 == " " || $0 == "-" ? "_" : $0 })
    guard option.choices.contains(spelled) else {
      throw notAChoice(value, of: "--\(option.name)", choices: option.choices)
    }
    return spelled
  }

  private static func notAChoice(
    _ value: String, of source: String, choices: [String]
  ) -> CommandFailure {
    let near = NearestWord.suggestions(for: value, among: choices)
    return CommandFailure(
      .usage,
      "\(source) is one of \(choices.joined(separator: ", ")), not \(Quoted(value))",
      hint: near.first.map { "did you mean \($0)?" })
  }

  private static func unknown(_ typed: String, command: CommandSpecification?) -> CommandFailure {
    if command == nil,
      let owner = CommandTable.commands.first(where: { command in
        command.options.contains { "--\($0.name)" == typed }
      })
    {
      return CommandFailure(
        .usage, "\(typed) belongs to lever \(owner.name.rawValue) and stands behind it",
        hint: "usage: \(owner.usage)")
    }
    let names = CommandTable.options(of: command).map { "--\($0.name)" }
    let near = NearestWord.suggestions(for: typed, among: typed.hasPrefix("--") ? names : [])
    let place = command.map { "lever \($0.name.rawValue)" } ?? "lever"
    return CommandFailure(
      .usage, "\(place) has no option \(Quoted(typed))",
      hint: near.first.map { "did you mean \($0)?" } ?? "\(place) --help lists the options")
  }
}
