/// The options that every command takes, before or after its name.
struct GlobalParameters: ParameterSet {
  let config = Parameter.option(
    "config", letter: "c", .file, variable: "LEVER_CONFIG", "the configuration to use")
  let readOnly = Parameter.flag(
    "read-only", variable: EnvironmentVariable(name: "LEVER_READ_ONLY", meaning: .onOrOff),
    "sign no change on any account, whatever else is said")
  let output = Parameter.option(
    "output", letter: "o", ValueKind<OutputFormat>.oneOf("FORMAT"), variable: "LEVER_OUTPUT",
    "table (for people), json or csv (for programs)")
  let noInput = Parameter.flag("no-input", "never ask; fail where a question is needed")
  let noColour = Parameter.flag(
    "no-color", variable: EnvironmentVariable(name: "NO_COLOR", meaning: .presence),
    "no colour, on the screen as in tables")
  let timeout = Parameter.option(
    "timeout", .seconds, variable: "LEVER_TIMEOUT", "how long to wait for one answer of a venue")
  let theme = Parameter.option(
    "theme", .text("NAME"), variable: "LEVER_THEME", "the theme of the screen")
  let help = Parameter.flag("help", letter: "h", "this help")
  let version = Parameter.flag("version", letter: "V", "the version of lever")
}

extension GlobalOptions {
  /// What was typed, then what the environment says.
  init(_ given: Given<GlobalParameters>) {
    configurationFile = given.config
    isReadOnly = given.readOnly
    output = given.output
    isWithoutInput = given.noInput
    isWithoutColour = given.noColour
    timeout = given.timeout
    theme = given.theme
  }
}
