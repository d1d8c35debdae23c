/// What a command line gives for the options and arguments that a command declares: `given.filter` is
/// the value of the parameter `filter`. What is not declared cannot be named.
@dynamicMemberLookup
struct Given<Parameters: ParameterSet>: Sendable {
  private let parameters: Parameters
  private let values: [String: any Sendable]
  /// What was typed.
  let line: TypedLine

  /// Understands every word.
  ///
  /// - Throws: ``CommandFailure`` for the first that is at fault.
  init(_ line: TypedLine, environment: [String: String] = [:]) throws(CommandFailure) {
    let parameters = Parameters()
    var values: [String: any Sendable] = [:]
    for parameter in parameters.parameters {
      values[parameter.specification.label] = try parameter.boxed(line, environment: environment)
    }
    self.init(parameters, values, line)
  }

  private init(_ parameters: Parameters, _ values: [String: any Sendable], _ line: TypedLine) {
    self.parameters = parameters
    self.values = values
    self.line = line
  }

  /// The value of a parameter.
  subscript<Value>(dynamicMember path: KeyPath<Parameters, Parameter<Value>>) -> Value {
    let specification = parameters[keyPath: path].specification
    guard let box = values[specification.label] as? Parameter<Value>.Box else {
      preconditionFailure("every parameter was understood when this was made")
    }
    return box.value
  }

  /// The values of a set that several commands share.
  subscript<Shared: ParameterSet>(dynamicMember path: KeyPath<Parameters, Shared>) -> Given<Shared>
  {
    Given<Shared>(parameters[keyPath: path], values, line)
  }

  /// Whether it was typed, whatever its value.
  func has<Value>(_ path: KeyPath<Parameters, Parameter<Value>>) -> Bool {
    line.has(parameters[keyPath: path].specification)
  }

  /// How sentences call it: `--filter`.
  func label<Value>(_ path: KeyPath<Parameters, Parameter<Value>>) -> String {
    parameters[keyPath: path].specification.label
  }
}
