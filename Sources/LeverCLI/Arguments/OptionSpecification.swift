/// An option of the command line, as the parser, the help and completions see it.
struct OptionSpecification: Hashable, Sendable {
  /// Every option there is; what an option means hangs on this, not on its spelling.
  enum Key: Hashable, Sendable {
    case config, readOnly, output, noInput, noColour, timeout, theme, help, version
    case filter, read
    case short, dryRun, yes, despiteDoubt, wait
    case check, toHead
    case account, symbol, since, until, outcome, user, inDoubt, limit, all, follow, head
    case writeConfig, seed, fault, variant, listVariants
  }

  /// Which option it is.
  let key: Key
  /// The long name, without its dashes.
  let name: String
  /// The one-letter name, if it has one.
  var letter: Character?
  /// What stands for the value in the help; nil when the option takes none.
  var value: String?
  /// The words that the value must be one of; empty when anything may be tried.
  var choices: [String] = []
  /// Whether it may be given more than once.
  var repeats = false
  /// What it does, in a line.
  let summary: String

  /// The option as it is typed: `--output FORMAT`.
  var usage: String { "--\(name)" + (value.map { " \($0)" } ?? "") }
}
