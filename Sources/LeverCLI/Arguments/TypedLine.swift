/// The words of a command line, by the option or argument that they are for.
struct TypedLine: Equatable, Sendable {
  private var words: [String: [String]] = [:]

  /// Notes a word; an empty one for a flag.
  mutating func add(_ word: String, to specification: ParameterSpecification) {
    words[specification.label, default: []].append(word)
  }

  /// Whether it was given.
  func has(_ specification: ParameterSpecification) -> Bool { words[specification.label] != nil }

  /// The words that were given, in order.
  func words(of specification: ParameterSpecification) -> [String] {
    words[specification.label] ?? []
  }
}
