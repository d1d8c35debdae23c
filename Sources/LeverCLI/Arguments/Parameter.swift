/// An option or an argument that a command takes, declared once: how it is typed, what the help says
/// of it, and what value the command gets.
struct Parameter<Value: Sendable>: Sendable {
  /// How it is typed and explained.
  let specification: ParameterSpecification
  /// Makes the value of the words that were typed, with the place where each stands.
  private let make: @Sendable ([TypedWord]) throws(CommandFailure) -> Value

  private init(
    _ specification: ParameterSpecification,
    make: @escaping @Sendable ([TypedWord]) throws(CommandFailure) -> Value
  ) {
    self.specification = specification
    self.make = make
  }

  /// The value that a command line and the environment give.
  func value(_ line: TypedLine, environment: [String: String]) throws(CommandFailure) -> Value {
    var words = line.words(of: specification).map {
      TypedWord(text: $0, place: specification.label)
    }
    if words.isEmpty, let variable = specification.variable,
      let text = environment[variable.name], !text.isEmpty
    {
      if specification.form == .flag {
        words = try variable.sets(text) ? [TypedWord(text: "", place: variable.name)] : []
      } else {
        words = [TypedWord(text: text, place: variable.name)]
      }
    }
    return try make(words)
  }
}

/// A word and what it was typed for, such as `--limit`.
struct TypedWord: Sendable {
  let text: String
  let place: String
}

extension Parameter {
  /// An option without a value.
  static func flag(
    _ name: String, letter: Character? = nil, variable: EnvironmentVariable? = nil,
    _ summary: String
  ) -> Parameter where Value == Bool {
    Parameter(
      ParameterSpecification(
        form: .flag, name: name, letter: letter, variable: variable, summary: summary)
    ) { !$0.isEmpty }
  }

  /// An option that may be left out.
  static func option<Wrapped>(
    _ name: String, letter: Character? = nil, _ kind: ValueKind<Wrapped>, variable: String? = nil,
    _ summary: String
  ) -> Parameter where Value == Wrapped? {
    Parameter(specification(name, letter, kind, variable, summary)) {
      words throws(CommandFailure) in
      try words.last.map { word throws(CommandFailure) in try kind.read(word.text, word.place) }
    }
  }

  /// An option with a value of its own where it is left out.
  static func option(
    _ name: String, letter: Character? = nil, _ kind: ValueKind<Value>, default: Value,
    _ summary: String
  ) -> Parameter {
    Parameter(specification(name, letter, kind, nil, summary)) { words throws(CommandFailure) in
      guard let word = words.last else { return `default` }
      return try kind.read(word.text, word.place)
    }
  }

  /// An option that may be given more than once.
  static func options<Element>(
    _ name: String, _ kind: ValueKind<Element>, _ summary: String
  ) -> Parameter where Value == [Element] {
    var specification = specification(name, nil, kind, nil, summary)
    specification.isRepeatable = true
    return Parameter(specification) { words throws(CommandFailure) in
      var values: [Element] = []
      for word in words { values.append(try kind.read(word.text, word.place)) }
      return values
    }
  }

  /// A word that must be given.
  static func argument(
    _ kind: ValueKind<Value>, _ summary: String
  ) -> Parameter {
    var specification = argumentSpecification(kind, summary)
    specification.isRequired = true
    return Parameter(specification) { words throws(CommandFailure) in
      guard let word = words.last else {
        preconditionFailure("the parser refuses a command line without it")
      }
      return try kind.read(word.text, word.place)
    }
  }

  /// A word that may be left out.
  static func optionalArgument<Wrapped>(
    _ kind: ValueKind<Wrapped>, _ summary: String
  ) -> Parameter where Value == Wrapped? {
    Parameter(argumentSpecification(kind, summary)) { words throws(CommandFailure) in
      try words.last.map { word throws(CommandFailure) in try kind.read(word.text, word.place) }
    }
  }

  private static func specification<Kind>(
    _ name: String, _ letter: Character?, _ kind: ValueKind<Kind>, _ variable: String?,
    _ summary: String
  ) -> ParameterSpecification {
    ParameterSpecification(
      form: .option, name: name, letter: letter, valueName: kind.name, choices: kind.choices,
      completion: kind.completion,
      variable: variable.map { EnvironmentVariable(name: $0, meaning: .value) }, summary: summary)
  }

  private static func argumentSpecification<Kind>(
    _ kind: ValueKind<Kind>, _ summary: String
  ) -> ParameterSpecification {
    ParameterSpecification(
      form: .argument, name: kind.name, valueName: kind.name, choices: kind.choices,
      completion: kind.completion, summary: summary)
  }
}
