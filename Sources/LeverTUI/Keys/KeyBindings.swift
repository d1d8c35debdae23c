import TerminalCanvas

/// The one table of keys: what `update` obeys, the help shows and the last line hints at.
enum KeyBindings {
  /// Every key, in the order of the help.
  static let all: [KeyBinding] =
    anywhere + panes + accounts + instruments + leverage + changes
    + entry + journal + dialogs

  /// What a key asks for in a place: its own keys first, then those that hold in every pane, then
  /// those that hold anywhere.
  static func command(for key: Key, in context: KeyContext) -> KeyCommand? {
    for place in [context] + context.inherited {
      if let command = table[Lookup(context: place, key: key)] { return command }
    }
    return nil
  }

  private struct Lookup: Hashable {
    let context: KeyContext
    let key: Key
  }

  private static let table: [Lookup: KeyCommand] = {
    var table: [Lookup: KeyCommand] = [:]
    for binding in all {
      for key in binding.keys {
        table[Lookup(context: binding.context, key: key)] = binding.command
      }
    }
    return table
  }()

  private static let anywhere: [KeyBinding] = [
    KeyBinding([.of("?"), Key(.function(1))], "show every key", hint: "help", .anywhere(.help)),
    KeyBinding([.of("q"), .control("c")], "quit", hint: "quit", .anywhere(.quit)),
    KeyBinding([.of("S")], "reconcile what is in doubt, by reading", .anywhere(.reconcile)),
    KeyBinding([.of("t")], "next theme", .anywhere(.nextTheme)),
    KeyBinding([.control("l")], "draw the screen anew", .anywhere(.redraw)),
    KeyBinding(ofTerminal: .control("z"), in: .anywhere, "suspend; `fg` brings it back"),
  ]

  private static let panes: [KeyBinding] = [
    KeyBinding([Key(.tab)], "next pane or side", .panes(.moveFocus(1))),
    KeyBinding([Key(.backTab)], "pane or side before", .panes(.moveFocus(-1))),
    KeyBinding([.of("/")], "filter the instruments", .panes(.filter)),
    KeyBinding([.of("r")], "read the selected thing again", .panes(.readAgain)),
    KeyBinding(
      [.of("u")], "undo the latest change of the instrument, after a review", hint: "undo",
      .panes(.undo)),
    KeyBinding([.of("J")], "the journal of all changes", hint: "journal", .panes(.journal)),
    KeyBinding([.control("d")], "scroll the details down", .panes(.scrollDetails(4))),
    KeyBinding([.control("u")], "scroll the details up", .panes(.scrollDetails(-4))),
  ]

  private static let accounts: [KeyBinding] = [
    KeyBinding(
      [Key(.up), .of("k")], "account above", hint: "select", .accounts(.move(.lines(-1)))),
    KeyBinding(
      [Key(.down), .of("j")], "account below", hint: "select", .accounts(.move(.lines(1)))),
    KeyBinding([Key(.home), .of("g")], "first account", .accounts(.move(.start))),
    KeyBinding([Key(.end), .of("G")], "last account", .accounts(.move(.end))),
    KeyBinding(
      [Key(.enter), Key(.right), .of("l")], "go to its instruments", hint: "open", .accounts(.open)),
  ]

  private static let instruments: [KeyBinding] = [
    KeyBinding([Key(.up), .of("k")], "row above", hint: "select", .instruments(.move(.lines(-1)))),
    KeyBinding(
      [Key(.down), .of("j")], "row below", hint: "select", .instruments(.move(.lines(1)))),
    KeyBinding([Key(.pageUp), .control("b")], "page up", .instruments(.move(.pages(-1)))),
    KeyBinding([Key(.pageDown), .control("f")], "page down", .instruments(.move(.pages(1)))),
    KeyBinding([Key(.home), .of("g")], "first row", .instruments(.move(.start))),
    KeyBinding([Key(.end), .of("G")], "last row", .instruments(.move(.end))),
    KeyBinding(
      text: "0-9", in: .instruments, "type the requested leverage", hint: "type value"),
    KeyBinding(
      [Key(.enter), Key(.right), .of("l")], "go to the leverage", hint: "leverage",
      .instruments(.open)),
    KeyBinding([Key(.left), .of("h")], "go to the accounts", .instruments(.goToAccounts)),
    KeyBinding([.of("/")], "filter as you type", hint: "filter", .instruments(.filter)),
    KeyBinding([Key(.escape)], "clear the filter", .instruments(.clearFilter)),
  ]

  private static let leverage: [KeyBinding] = [
    KeyBinding(
      [Key(.left), .of("h"), Key(.down), .of("j"), .of("-")], "one step lower",
      hint: "step", .leverage(.step(-1))),
    KeyBinding(
      [Key(.right), .of("l"), Key(.up), .of("k"), .of("+")], "one step higher",
      hint: "step", .leverage(.step(1))),
    KeyBinding(
      [Key(.pageDown), Key(.left, shift: true), .of("[")], "next round value below",
      hint: "round", .leverage(.stepRound(-1))),
    KeyBinding(
      [Key(.pageUp), Key(.right, shift: true), .of("]")], "next round value above",
      hint: "round", .leverage(.stepRound(1))),
    KeyBinding([Key(.home), .of("g")], "the minimum", .leverage(.toMinimum)),
    KeyBinding([Key(.end), .of("G")], "the maximum", .leverage(.toMaximum)),
    KeyBinding(text: "0-9", in: .leverage, "type the value", hint: "type"),
    KeyBinding([Key(.enter)], "review the change", hint: "review", .leverage(.review)),
    KeyBinding([.of("s")], "the other side", .leverage(.switchSide)),
    KeyBinding(
      [.of("="), .of("L")], "long and short together or apart", hint: "link", .leverage(.toggleLink)
    ),
    KeyBinding(
      [Key(.escape)], "give up the value; again: back to the list", hint: "back", .leverage(.revert)
    ),
  ]

  private static let changes: [KeyBinding] = [
    KeyBinding([Key(.up), .of("k")], "scroll up", hint: "scroll", .changes(.scroll(.lines(-1)))),
    KeyBinding(
      [Key(.down), .of("j")], "scroll down", hint: "scroll", .changes(.scroll(.lines(1)))),
    KeyBinding([Key(.pageUp)], "page up", .changes(.scroll(.pages(-1)))),
    KeyBinding([Key(.pageDown)], "page down", .changes(.scroll(.pages(1)))),
    KeyBinding([Key(.home), .of("g")], "to the first", .changes(.scroll(.start))),
    KeyBinding([Key(.end), .of("G")], "to the last", .changes(.scroll(.end))),
    KeyBinding(
      [Key(.escape), Key(.enter)], "back to the instruments", hint: "back", .changes(.leave)),
  ]

  private static let entry: [KeyBinding] = [
    KeyBinding(text: "0-9 .", in: .entry, "the value", hint: "value"),
    KeyBinding([Key(.enter)], "review the change", hint: "review", .entry(.review)),
    KeyBinding([Key(.escape)], "give the value up", hint: "give up", .entry(.giveUp)),
    KeyBinding([Key(.backspace), Key(.delete)], "remove the last character", .entry(.eraseLast)),
    KeyBinding([.control("u")], "remove all of it", .entry(.eraseAll)),
    KeyBinding([Key(.tab)], "take the value and go to the other side", .entry(.acceptAndGoOn)),
    KeyBinding(text: "text", in: .filter, "the text to look for", hint: "symbol"),
    KeyBinding([Key(.enter)], "keep the filter", hint: "keep", .filter(.keep)),
    KeyBinding([Key(.escape)], "clear it", hint: "clear", .filter(.clear)),
    KeyBinding([Key(.backspace)], "remove the last character", .filter(.eraseLast)),
    KeyBinding([.control("u")], "remove all of it", .filter(.eraseAll)),
    KeyBinding([Key(.up)], "row above", hint: "select", .filter(.move(.lines(-1)))),
    KeyBinding([Key(.down)], "row below", hint: "select", .filter(.move(.lines(1)))),
  ]

  private static let journal: [KeyBinding] = [
    KeyBinding([Key(.up), .of("k")], "change above", hint: "select", .journal(.move(.lines(-1)))),
    KeyBinding([Key(.down), .of("j")], "change below", hint: "select", .journal(.move(.lines(1)))),
    KeyBinding([Key(.pageUp), .control("b")], "page up", .journal(.move(.pages(-1)))),
    KeyBinding([Key(.pageDown), .control("f")], "page down", .journal(.move(.pages(1)))),
    KeyBinding([Key(.home), .of("g")], "the newest", .journal(.move(.start))),
    KeyBinding(
      [Key(.end), .of("G")], "the oldest read so far; again reads further", .journal(.move(.end))),
    KeyBinding(
      [Key(.enter), Key(.right), .of("l")], "everything about the change",
      hint: "detail", .journal(.open)),
    KeyBinding(
      [.of("/")], "filter by account, symbol, user or outcome", hint: "filter", .journal(.filter)),
    KeyBinding([.of("u")], "undo the change, after a review", hint: "undo", .journal(.act(.undo))),
    KeyBinding(
      [Key(.escape)], "clear the filter; again: close", hint: "close", .journal(.clearFilter)),
    KeyBinding(
      [.of("U")], "only changes in doubt, or all", hint: "in doubt", .journal(.toggleInDoubtOnly)),
    KeyBinding(
      [.of("c")], "the change as a command", hint: "command", .journal(.act(.copyCommand))),
    KeyBinding(
      [.of("i")], "go to its instrument", hint: "instrument", .journal(.act(.goToInstrument))),
    KeyBinding([.of("r")], "read the journal again", .journal(.readAgain)),
    KeyBinding([.of("q"), .of("J")], "close the journal", .journal(.close)),
    KeyBinding(text: "text", in: .journalFilter, "the words to look for", hint: "words"),
    KeyBinding([Key(.enter)], "keep the filter", hint: "keep", .journalFilter(.keep)),
    KeyBinding([Key(.escape)], "clear it", hint: "clear", .journalFilter(.clear)),
    KeyBinding([Key(.backspace)], "remove the last character", .journalFilter(.eraseLast)),
    KeyBinding([.control("u")], "remove all of it", .journalFilter(.eraseAll)),
    KeyBinding([Key(.up)], "change above", hint: "select", .journalFilter(.move(.lines(-1)))),
    KeyBinding([Key(.down)], "change below", hint: "select", .journalFilter(.move(.lines(1)))),
    KeyBinding(
      [Key(.up), .of("k")], "scroll up", hint: "scroll", .journalDetail(.scroll(.lines(-1)))),
    KeyBinding(
      [Key(.down), .of("j")], "scroll down", hint: "scroll", .journalDetail(.scroll(.lines(1)))),
    KeyBinding([Key(.pageUp), .control("b")], "page up", .journalDetail(.scroll(.pages(-1)))),
    KeyBinding(
      [Key(.pageDown), .control("f"), .of(" ")], "page down", .journalDetail(.scroll(.pages(1)))),
    KeyBinding([.control("d")], "four lines down", .journalDetail(.scroll(.lines(4)))),
    KeyBinding([.control("u")], "four lines up", .journalDetail(.scroll(.lines(-4)))),
    KeyBinding([Key(.home), .of("g")], "to the beginning", .journalDetail(.scroll(.start))),
    KeyBinding([Key(.end), .of("G")], "to the end", .journalDetail(.scroll(.end))),
    KeyBinding(
      [.of("u")], "undo the change, after a review", hint: "undo", .journalDetail(.act(.undo))),
    KeyBinding(
      [.of("c")], "the change as a command", hint: "command", .journalDetail(.act(.copyCommand))),
    KeyBinding(
      [.of("i")], "go to its instrument", hint: "instrument", .journalDetail(.act(.goToInstrument))),
    KeyBinding([.of("r")], "read it again", .journalDetail(.readAgain)),
    KeyBinding(
      [Key(.escape), .of("q"), Key(.left), .of("h"), Key(.enter)],
      "back to the journal", hint: "back", .journalDetail(.back)),
    KeyBinding([.of("J")], "close the journal", .journalDetail(.close)),
  ]

  private static let dialogs: [KeyBinding] = [
    KeyBinding([.of("y")], "submit the change", hint: "submit", .review(.submit)),
    KeyBinding(
      [Key(.escape), Key(.enter), .of("n"), .of("q"), .control("c")],
      "cancel, nothing is sent", hint: "cancel", .review(.cancel)),
    KeyBinding(text: "0-9 . /", in: .review, "the value again, where it is asked for"),
    KeyBinding([Key(.backspace)], "remove the last character", .review(.eraseLast)),
    KeyBinding([Key(.up), .of("k")], "scroll up", .review(.scroll(.lines(-1)))),
    KeyBinding([Key(.down), .of("j")], "scroll down", .review(.scroll(.lines(1)))),
    KeyBinding([Key(.pageUp)], "page up", .review(.scroll(.pages(-1)))),
    KeyBinding([Key(.pageDown)], "page down", .review(.scroll(.pages(1)))),
    KeyBinding(
      [Key(.escape), Key(.enter), .of("c"), .of("q"), .control("c")], "close",
      hint: "close", .command(.close)),
    KeyBinding(
      [Key(.escape), .of("?"), .of("q"), Key(.enter), .control("c")], "close",
      hint: "close", .help(.close)),
    KeyBinding([Key(.up), .of("k")], "scroll up", hint: "scroll", .help(.scroll(.lines(-1)))),
    KeyBinding([Key(.down), .of("j")], "scroll down", hint: "scroll", .help(.scroll(.lines(1)))),
    KeyBinding([Key(.pageUp)], "page up", .help(.scroll(.pages(-1)))),
    KeyBinding([Key(.pageDown), .of(" ")], "page down", .help(.scroll(.pages(1)))),
    KeyBinding([.of("y")], "quit", hint: "quit", .quit(.quit)),
    KeyBinding(
      [Key(.escape), Key(.enter), .of("n"), .of("q"), .control("c")], "stay",
      hint: "stay", .quit(.stay)),
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
