/// A variable of the environment that stands for an option which is not given.
struct EnvironmentVariable: Hashable, Sendable {
  /// What its value means.
  enum Meaning: Hashable, Sendable {
    /// The option's value.
    case value
    /// 1 or 0, for a flag.
    case onOrOff
    /// A flag, whatever it says.
    case presence
  }

  /// Its name.
  let name: String
  /// What its value means.
  let meaning: Meaning

  /// What the help says of it beside the option.
  var help: String {
    switch meaning {
    case .value: "as"
    case .onOrOff: "1 as"
    case .presence: "anything as"
    }
  }

  /// Whether it sets a flag; a variable that is empty is none.
  func sets(_ value: String) throws(CommandFailure) -> Bool {
    guard meaning == .onOrOff else { return !value.isEmpty }
    switch value.lowercased() {
    case "", "0", "no", "false": return false
    case "1", "yes", "true": return true
    default:
      throw CommandFailure(.usage, "\(name) is \(Quoted(value)); it must be 1 or 0")
    }
  }
}
