/// What a shell may offer where a value is typed.
enum Completion: Hashable, Sendable {
  /// Nothing is known of it.
  case nothing
  /// The name of a file.
  case file
  /// The name of a configured account.
  case account
  /// One of these words.
  case words([String])
}
