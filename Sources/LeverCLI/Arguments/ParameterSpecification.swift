/// An option or an argument of a command, as the parser, the help and completions see it.
struct ParameterSpecification: Hashable, Sendable {
  /// How it is typed.
  enum Form: Hashable, Sendable {
    /// `--read`
    case flag
    /// `--filter GLOB`
    case option
    /// A word without an option before it.
    case argument
  }

  /// How it is typed.
  let form: Form
  /// The long name without its dashes; of an argument, what stands for it in the help.
  let name: String
  /// The one-letter name, if it has one.
  var letter: Character?
  /// What stands for the value in the help; nil for a flag.
  var valueName: String?
  /// The words that the value must be one of; empty when anything may be tried.
  var choices: [String] = []
  /// What a shell may offer for the value.
  var completion = Completion.nothing
  /// Whether it may be given more than once.
  var isRepeatable = false
  /// Whether it must be given.
  var isRequired = false
  /// The environment variable that stands for it where it is not given.
  var variable: EnvironmentVariable?
  /// What it does, in a line.
  let summary: String

  /// The name by which sentences call it: `--filter`, `ACCOUNT`.
  var label: String { form == .argument ? name : "--\(name)" }

  /// As it is typed: `--filter GLOB`, `ACCOUNT`.
  var spelling: String {
    form == .option ? "\(label) \(valueName ?? "VALUE")" : label
  }

  /// As the usage line shows it: `[--fault TEXT]...`.
  var usage: String {
    (isRequired ? spelling : "[\(spelling)]") + (isRepeatable ? "..." : "")
  }
}
