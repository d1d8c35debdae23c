/// The options and arguments of a command: a type whose stored properties are each a ``Parameter``,
/// or another set that several commands share. Their order is the order of the help.
///
/// To declare a property is all that it takes: parsing, help and completions find it here.
protocol ParameterSet: Sendable {
  init()
}

extension ParameterSet {
  /// Everything that is declared, in order.
  static var specifications: [ParameterSpecification] {
    Self().parameters.map(\.specification)
  }

  /// Everything that is declared, in order.
  var parameters: [any DeclaredParameter] {
    Mirror(reflecting: self).children.flatMap { child -> [any DeclaredParameter] in
      switch child.value {
      case let parameter as any DeclaredParameter: [parameter]
      case let set as any ParameterSet: set.parameters
      default: preconditionFailure("\(Self.self) holds something that is no parameter")
      }
    }
  }
}

/// A ``Parameter`` of any value.
protocol DeclaredParameter: Sendable {
  var specification: ParameterSpecification { get }
  /// The value in a box of its type.
  func boxed(
    _ line: TypedLine, environment: [String: String]
  ) throws(CommandFailure) -> any Sendable
}

extension Parameter: DeclaredParameter {
  /// A value of exactly this type; without it, a value that may be absent would lose its type.
  struct Box: Sendable { let value: Value }

  func boxed(
    _ line: TypedLine, environment: [String: String]
  ) throws(CommandFailure) -> any Sendable {
    Box(value: try value(line, environment: environment))
  }
}

/// What a command without options and arguments takes.
struct NoParameters: ParameterSet {}
