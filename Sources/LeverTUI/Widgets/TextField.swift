/// A line of text that is being typed.
struct TextField: Equatable {
  /// What has been typed.
  private(set) var text: String
  /// How many characters it takes at most.
  private let limit: Int

  /// A field with a text in it.
  init(_ text: String = "", limit: Int = .max) {
    self.limit = limit
    self.text = String(text.prefix(limit))
  }

  /// Whether nothing has been typed.
  var isEmpty: Bool { text.isEmpty }

  /// Adds to the end.
  mutating func type(_ more: String) { text = String((text + more).prefix(limit)) }

  /// Removes the last character.
  mutating func eraseLast() { text = String(text.dropLast()) }

  /// Removes everything.
  mutating func clear() { text = "" }
}
