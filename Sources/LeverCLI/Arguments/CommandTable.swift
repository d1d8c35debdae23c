/// The one table of commands and options. The parser, every help text and the suggestions are made
/// from it.
enum CommandTable {
  /// The options that every command takes, before or after its name.
  static let globalOptions: [OptionSpecification] = [
    OptionSpecification(
      key: .config, name: "config", letter: "c", value: "FILE",
      summary: "the configuration to use"),
    OptionSpecification(
      key: .readOnly, name: "read-only",
      summary: "sign no change on any account, whatever else is said"),
    OptionSpecification(
      key: .output, name: "output", letter: "o", value: "FORMAT",
      choices: OutputFormat.allCases.map(\.rawValue),
      summary: "table (for people), json or csv (for programs)"),
    OptionSpecification(
      key: .noInput, name: "no-input", summary: "never ask; fail where a question is needed"),
    OptionSpecification(
      key: .noColour, name: "no-color", summary: "no colour, on the screen as in tables"),
    OptionSpecification(
      key: .timeout, name: "timeout", value: "SECONDS",
      summary: "how long to wait for one answer of a venue"),
    OptionSpecification(
      key: .theme, name: "theme", value: "NAME", summary: "the theme of the screen"),
    OptionSpecification(key: .help, name: "help", letter: "h", summary: "this help"),
    OptionSpecification(
      key: .version, name: "version", letter: "V", summary: "the version of lever"),
  ]

  /// The environment variables that stand for options, and what they set.
  static let variables: [(name: String, meaning: String)] = [
    ("LEVER_CONFIG", "as --config"),
    ("LEVER_OUTPUT", "as --output"),
    ("LEVER_READ_ONLY", "1 as --read-only"),
    ("LEVER_TIMEOUT", "as --timeout"),
    ("LEVER_THEME", "as --theme"),
    ("NO_COLOR", "anything as --no-color"),
  ]

  /// The commands in the order of the help.
  static let commands: [CommandSpecification] = [
    demo, simulate, accounts, list, show, set, undo, prove, journal, journalCheck, journalHead,
    journalReconcile, themes, help,
  ]

  /// The command of a name.
  static func command(_ name: CommandSpecification.Name) -> CommandSpecification? {
    commands.first { $0.name == name }
  }

  /// The commands that a command has below it.
  static func subcommands(of command: CommandSpecification) -> [CommandSpecification] {
    commands.filter { $0.name.rawValue.hasPrefix(command.name.rawValue + " ") }
  }

  /// Every option that a command takes; the global ones alone without a command.
  static func options(of command: CommandSpecification?) -> [OptionSpecification] {
    (command?.options ?? []) + globalOptions
  }

  static let account = CommandSpecification.Operand(
    name: "ACCOUNT", summary: "an account by its name in the configuration")
  static let symbol = CommandSpecification.Operand(
    name: "SYMBOL", summary: "an instrument as its venue spells it: BTCUSDT, BTC-USDT")
}
