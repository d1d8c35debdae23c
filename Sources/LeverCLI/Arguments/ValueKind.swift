/// How a word of the command line becomes a value.
struct ValueKind<Value: Sendable>: Sendable {
  /// What stands for the value in the help, such as `FILE`.
  let name: String
  /// The words that it must be one of; empty when anything may be tried.
  let choices: [String]
  /// What a shell may offer in its place.
  let completion: Completion
  /// Makes the value of a word. The place is where the word stands, such as `--limit`.
  let read: @Sendable (_ word: String, _ place: String) throws(CommandFailure) -> Value

  /// A kind that says by itself why a word is none.
  init(
    _ name: String, choices: [String] = [], completion: Completion = .nothing,
    read: @escaping @Sendable (_ word: String, _ place: String) throws(CommandFailure) -> Value
  ) {
    self.name = name
    self.choices = choices
    self.completion = completion
    self.read = read
  }

  /// A kind of which a wrong word is refused with what is expected.
  ///
  /// - Parameter make: makes the value; nil where the word is none.
  init(
    _ name: String, expecting expectation: String, hint: String? = nil,
    completion: Completion = .nothing, _ make: @escaping @Sendable (String) -> Value?
  ) {
    self.init(name, completion: completion) { word, place throws(CommandFailure) in
      guard let value = make(word) else {
        throw CommandFailure(
          .usage, "\(place) takes \(expectation), not \(Quoted(word))", hint: hint)
      }
      return value
    }
  }
}
