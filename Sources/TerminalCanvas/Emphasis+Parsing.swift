extension Emphasis {
  /// The words for them in theme files.
  private static let words: [(String, Emphasis)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
  ]

  /// As a theme file writes it: `bold`, `dim`, `underline` and `reverse`, several with spaces
  /// between them, or `none`. Nil for anything else.
  public init?(parsing text: String) {
    self = []
    if text == "none" { return }
    let parts = text.split(separator: " ")
    guard !parts.isEmpty else { return nil }
    for part in parts {
      guard let word = Self.words.first(where: { $0.0 == part }) else { return nil }
      insert(word.1)
    }
  }
}
