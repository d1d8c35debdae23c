import TerminalCanvas

/// The one table of keys: what `update` obeys, the help shows and the last line hints at.
enum KeyBindings {
  /// Every key, in the order of the help.
  static let all: [KeyBinding] =
    anywhere + accounts + instruments + leverage + changes
    + entry + journal + dialogs

  /// What a key asks for.
  static func intent(for key: Key, in context: KeyContext) -> Intent? {
    table[Lookup(context: context, key: key)]
      ?? (context.inheritsAnywhere ? table[Lookup(context: .anywhere, key: key)] : nil)
  }

  private struct Lookup: Hashable {
    let context: KeyContext
    let key: Key
  }

  private static let table: [Lookup: Intent] = {
    var table: [Lookup: Intent] = [:]
    for binding in all {
      for key in binding.keys {
        table[Lookup(context: binding.context, key: key)] = binding.intent
      }
    }
    return table
  }()

  private static let anywhere: [KeyBinding] = [
    KeyBinding(.anywhere, [.of("?"), Key(.function(1))], "show every key", hint: "help", .help),
    KeyBinding(.anywhere, [.of("q"), .control("c")], "quit", hint: "quit", .quit),
    KeyBinding(.anywhere, [Key(.tab)], "next pane or side", .focusNext),
    KeyBinding(.anywhere, [Key(.backTab)], "pane or side before", .focusPrevious),
    KeyBinding(.anywhere, [.of("/")], "filter the instruments", .filter),
    KeyBinding(.anywhere, [.of("r")], "read the selected thing again", .readAgain),
    KeyBinding(
      .anywhere, [.of("u")], "undo the latest change of the instrument, after a review",
      hint: "undo", .undo),
    KeyBinding(.anywhere, [.of("J")], "the journal of all changes", hint: "journal", .journal),
    KeyBinding(.anywhere, [.of("S")], "reconcile what is in doubt, by reading", .settleAgain),
    KeyBinding(.anywhere, [.of("t")], "next theme", .nextTheme),
    KeyBinding(.anywhere, [.control("d")], "scroll the details down", .scrollDetails(4)),
    KeyBinding(.anywhere, [.control("u")], "scroll the details up", .scrollDetails(-4)),
    KeyBinding(.anywhere, [.control("l")], "draw the screen anew", .redraw),
    KeyBinding(
      .anywhere, [.control("z")], "suspend; `fg` brings it back", nil),
  ]

  private static let accounts: [KeyBinding] = [
    KeyBinding(.accounts, [Key(.up), .of("k")], "account above", hint: "select", .move(-1)),
    KeyBinding(.accounts, [Key(.down), .of("j")], "account below", hint: "select", .move(1)),
    KeyBinding(.accounts, [Key(.home), .of("g")], "first account", .moveToStart),
    KeyBinding(.accounts, [Key(.end), .of("G")], "last account", .moveToEnd),
    KeyBinding(
      .accounts, [Key(.enter), Key(.right), .of("l")], "go to its instruments", hint: "open",
      .open),
  ]

  private static let instruments: [KeyBinding] = [
    KeyBinding(.instruments, [Key(.up), .of("k")], "row above", hint: "select", .move(-1)),
    KeyBinding(.instruments, [Key(.down), .of("j")], "row below", hint: "select", .move(1)),
    KeyBinding(.instruments, [Key(.pageUp), .control("b")], "page up", .movePage(-1)),
    KeyBinding(.instruments, [Key(.pageDown), .control("f")], "page down", .movePage(1)),
    KeyBinding(.instruments, [Key(.home), .of("g")], "first row", .moveToStart),
    KeyBinding(.instruments, [Key(.end), .of("G")], "last row", .moveToEnd),
    KeyBinding(
      .instruments, [], "type the wanted leverage at once", hint: "type value", label: "0-9", nil),
    KeyBinding(
      .instruments, [Key(.enter), Key(.right), .of("l")], "go to the leverage", hint: "leverage",
      .open),
    KeyBinding(.instruments, [Key(.left), .of("h")], "go to the accounts", .focusLeft),
    KeyBinding(.instruments, [.of("/")], "filter as you type", hint: "filter", .filter),
    KeyBinding(.instruments, [Key(.escape)], "clear the filter", .clearFilter),
  ]

  private static let leverage: [KeyBinding] = [
    KeyBinding(
      .leverage, [Key(.left), .of("h"), Key(.down), .of("j"), .of("-")], "one step lower",
      hint: "step", .step(-1)),
    KeyBinding(
      .leverage, [Key(.right), .of("l"), Key(.up), .of("k"), .of("+")], "one step higher",
      hint: "step", .step(1)),
    KeyBinding(
      .leverage, [Key(.pageDown), Key(.left, shift: true), .of("[")], "next round value below",
      hint: "round", .stepRound(-1)),
    KeyBinding(
      .leverage, [Key(.pageUp), Key(.right, shift: true), .of("]")], "next round value above",
      hint: "round", .stepRound(1)),
    KeyBinding(.leverage, [Key(.home), .of("g")], "the minimum", .toMinimum),
    KeyBinding(.leverage, [Key(.end), .of("G")], "the maximum", .toMaximum),
    KeyBinding(.leverage, [], "type the value", hint: "type", label: "0-9", nil),
    KeyBinding(
      .leverage, [Key(.enter)], "review the change", hint: "review", .review),
    KeyBinding(.leverage, [.of("s")], "the other side", .switchSide),
    KeyBinding(
      .leverage, [.of("="), .of("L")], "long and short together or apart", hint: "link",
      .toggleLink),
    KeyBinding(
      .leverage, [Key(.escape)], "give up the value; again: back to the list", hint: "back",
      .revert),
  ]

  private static let changes: [KeyBinding] = [
    KeyBinding(.changes, [Key(.up), .of("k")], "scroll up", hint: "scroll", .move(-1)),
    KeyBinding(.changes, [Key(.down), .of("j")], "scroll down", hint: "scroll", .move(1)),
    KeyBinding(.changes, [Key(.pageUp)], "page up", .movePage(-1)),
    KeyBinding(.changes, [Key(.pageDown)], "page down", .movePage(1)),
    KeyBinding(.changes, [Key(.home), .of("g")], "to the first", .moveToStart),
    KeyBinding(.changes, [Key(.end), .of("G")], "to the last", .moveToEnd),
    KeyBinding(
      .changes, [Key(.escape), Key(.enter)], "back to the instruments", hint: "back", .focusRight),
  ]

  private static let entry: [KeyBinding] = [
    KeyBinding(.entry, [], "the value", hint: "value", label: "0-9 .", nil),
    KeyBinding(.entry, [Key(.enter)], "review the change", hint: "review", .review),
    KeyBinding(.entry, [Key(.escape)], "give the value up", hint: "give up", .cancel),
    KeyBinding(
      .entry, [Key(.backspace), Key(.delete)], "remove the last character", .eraseBackward),
    KeyBinding(.entry, [.control("u")], "remove all of it", .eraseAll),
    KeyBinding(.entry, [Key(.tab)], "take the value and go to the other side", .focusNext),
    KeyBinding(.filter, [], "the text to look for", hint: "symbol", label: "text", nil),
    KeyBinding(.filter, [Key(.enter)], "keep the filter", hint: "keep", .keepFilter),
    KeyBinding(.filter, [Key(.escape)], "clear it", hint: "clear", .clearFilter),
    KeyBinding(.filter, [Key(.backspace)], "remove the last character", .eraseBackward),
    KeyBinding(.filter, [.control("u")], "remove all of it", .eraseAll),
    KeyBinding(.filter, [Key(.up)], "row above", hint: "select", .move(-1)),
    KeyBinding(.filter, [Key(.down)], "row below", hint: "select", .move(1)),
  ]

  private static let journal: [KeyBinding] = [
    KeyBinding(.journal, [Key(.up), .of("k")], "change above", hint: "select", .move(-1)),
    KeyBinding(.journal, [Key(.down), .of("j")], "change below", hint: "select", .move(1)),
    KeyBinding(.journal, [Key(.pageUp), .control("b")], "page up", .movePage(-1)),
    KeyBinding(.journal, [Key(.pageDown), .control("f")], "page down", .movePage(1)),
    KeyBinding(.journal, [Key(.home), .of("g")], "the newest", .moveToStart),
    KeyBinding(
      .journal, [Key(.end), .of("G")], "the oldest read so far; again reads further", .moveToEnd),
    KeyBinding(
      .journal, [Key(.enter), Key(.right), .of("l")], "everything about the change",
      hint: "detail", .open),
    KeyBinding(
      .journal, [.of("/")], "filter by account, symbol, user or outcome", hint: "filter", .filter),
    KeyBinding(.journal, [.of("u")], "undo the change, after a review", hint: "undo", .undo),
    KeyBinding(
      .journal, [Key(.escape)], "clear the filter; again: close", hint: "close", .clearFilter),
    KeyBinding(
      .journal, [.of("U")], "only changes in doubt, or all", hint: "in doubt", .unsettledOnly),
    KeyBinding(.journal, [.of("c")], "the change as a command", hint: "command", .copyCommand),
    KeyBinding(
      .journal, [.of("i")], "go to its instrument", hint: "instrument", .goToInstrument),
    KeyBinding(.journal, [.of("r")], "read the journal again", .readAgain),
    KeyBinding(.journal, [.of("q"), .of("J")], "close the journal", .cancel),
    KeyBinding(.journalFilter, [], "the words to look for", hint: "words", label: "text", nil),
    KeyBinding(.journalFilter, [Key(.enter)], "keep the filter", hint: "keep", .keepFilter),
    KeyBinding(.journalFilter, [Key(.escape)], "clear it", hint: "clear", .clearFilter),
    KeyBinding(.journalFilter, [Key(.backspace)], "remove the last character", .eraseBackward),
    KeyBinding(.journalFilter, [.control("u")], "remove all of it", .eraseAll),
    KeyBinding(.journalFilter, [Key(.up)], "change above", hint: "select", .move(-1)),
    KeyBinding(.journalFilter, [Key(.down)], "change below", hint: "select", .move(1)),
    KeyBinding(.journalDetail, [Key(.up), .of("k")], "scroll up", hint: "scroll", .move(-1)),
    KeyBinding(.journalDetail, [Key(.down), .of("j")], "scroll down", hint: "scroll", .move(1)),
    KeyBinding(.journalDetail, [Key(.pageUp), .control("b")], "page up", .movePage(-1)),
    KeyBinding(
      .journalDetail, [Key(.pageDown), .control("f"), .of(" ")], "page down", .movePage(1)),
    KeyBinding(.journalDetail, [Key(.home), .of("g")], "to the beginning", .moveToStart),
    KeyBinding(.journalDetail, [Key(.end), .of("G")], "to the end", .moveToEnd),
    KeyBinding(.journalDetail, [.of("u")], "undo the change, after a review", hint: "undo", .undo),
    KeyBinding(
      .journalDetail, [.of("c")], "the change as a command", hint: "command", .copyCommand),
    KeyBinding(
      .journalDetail, [.of("i")], "go to its instrument", hint: "instrument", .goToInstrument),
    KeyBinding(.journalDetail, [.of("r")], "read it again", .readAgain),
    KeyBinding(
      .journalDetail, [Key(.escape), .of("q"), Key(.left), .of("h"), Key(.enter)],
      "back to the journal", hint: "back", .cancel),
    KeyBinding(.journalDetail, [.of("J")], "close the journal", .journal),
  ]

  private static let dialogs: [KeyBinding] = [
    KeyBinding(.review, [.of("y")], "submit the change", hint: "submit", .confirm),
    KeyBinding(
      .review, [Key(.escape), Key(.enter), .of("n"), .of("q"), .control("c")],
      "cancel, nothing is sent", hint: "cancel", .cancel),
    KeyBinding(
      .review, [], "the value again, where it is asked for", label: "0-9 . /", nil),
    KeyBinding(.review, [Key(.backspace)], "remove the last character", .eraseBackward),
    KeyBinding(.review, [Key(.up), .of("k")], "scroll up", .move(-1)),
    KeyBinding(.review, [Key(.down), .of("j")], "scroll down", .move(1)),
    KeyBinding(.review, [Key(.pageUp)], "page up", .movePage(-1)),
    KeyBinding(.review, [Key(.pageDown)], "page down", .movePage(1)),
    KeyBinding(
      .command, [Key(.escape), Key(.enter), .of("c"), .of("q"), .control("c")], "close",
      hint: "close", .cancel),
    KeyBinding(
      .help, [Key(.escape), .of("?"), .of("q"), Key(.enter), .control("c")], "close",
      hint: "close", .cancel),
    KeyBinding(.help, [Key(.up), .of("k")], "scroll up", hint: "scroll", .move(-1)),
    KeyBinding(.help, [Key(.down), .of("j")], "scroll down", hint: "scroll", .move(1)),
    KeyBinding(.help, [Key(.pageUp)], "page up", .movePage(-1)),
    KeyBinding(.help, [Key(.pageDown), .of(" ")], "page down", .movePage(1)),
    KeyBinding(.quit, [.of("y")], "quit", hint: "quit", .confirm),
    KeyBinding(
      .quit, [Key(.escape), Key(.enter), .of("n"), .of("q"), .control("c")], "stay",
      hint: "stay", .cancel),
  ]
}

extension Key {
  /// A character key.
  static func of(_ character: Unicode.Scalar) -> Key { Key(.character(character)) }
  /// A character key with Control.
  static func control(_ character: Unicode.Scalar) -> Key {
    Key(.character(character), control: true)
  }
}
