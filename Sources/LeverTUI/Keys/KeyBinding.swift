import TerminalCanvas

/// One line of the table of keys.
struct KeyBinding: Sendable {
  /// Where it holds.
  let context: KeyContext
  /// The keys, the one to be shown first in front. Empty for input that is taken as text.
  let keys: [Key]
  /// What stands for the keys where `keys` says nothing or too much.
  let label: String?
  /// What it does, for the help.
  let description: String
  /// What it does in a word, for the last line; nil where that leaves it out. Neighbours with the
  /// same word are shown together.
  let hint: String?
  /// What it asks for; nil for input that is taken as text.
  let intent: Intent?

  /// A key and what it does.
  init(
    _ context: KeyContext, _ keys: [Key], _ description: String, hint: String? = nil,
    label: String? = nil, _ intent: Intent?
  ) {
    self.context = context
    self.keys = keys
    self.label = label
    self.description = description
    self.hint = hint
    self.intent = intent
  }
}
