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
  /// What it asks for; nil for what no part of the screen takes as a key.
  let command: KeyCommand?

  /// A key and what it does, where its command holds.
  init(_ keys: [Key], _ description: String, hint: String? = nil, _ command: KeyCommand) {
    context = command.context
    self.keys = keys
    label = nil
    self.description = description
    self.hint = hint
    self.command = command
  }

  /// Input that is taken as text in a place.
  init(text label: String, in context: KeyContext, _ description: String, hint: String? = nil) {
    self.context = context
    keys = []
    self.label = label
    self.description = description
    self.hint = hint
    command = nil
  }

  /// A key that the terminal takes before the screen sees it.
  init(ofTerminal key: Key, in context: KeyContext, _ description: String) {
    self.context = context
    keys = [key]
    label = nil
    self.description = description
    hint = nil
    command = nil
  }
}
