import Desk
import FoundationEssentials
import LeverDomain
import OrderedJSON
import TerminalCanvas

/// A command's surroundings and how it writes.
struct CommandContext: Sendable {
  /// What surrounds the command.
  let environment: CommandEnvironment
  /// What holds for every command.
  let options: GlobalOptions
  /// Whether a change may have left.
  let sending = SendingMark()

  init(environment: CommandEnvironment, options: GlobalOptions) {
    self.environment = environment
    self.options = options
  }

  /// How results are written.
  var format: OutputFormat { options.output ?? .table }

  /// Colours results.
  var paint: Paint { Paint(isColoured: environment.isOutputATerminal && mayColour) }

  /// Colours what is said beside them.
  var sayingPaint: Paint { Paint(isColoured: environment.isErrorATerminal && mayColour) }

  /// Whether a person can be asked: one is typing, one is reading, and it was not forbidden.
  var canAsk: Bool {
    !options.isWithoutInput && environment.isInputATerminal && environment.isOutputATerminal
      && environment.isErrorATerminal
  }

  /// Whether progress may be drawn.
  var mayDrawProgress: Bool {
    environment.isErrorATerminal && environment.isOutputATerminal
      && environment.variables["TERM"] != "dumb"
  }

  /// The signs that the locale can show.
  var shapes: Shapes {
    let variables = environment.variables
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { variables[$0] }.first { !$0.isEmpty }
    let name = (locale ?? "").lowercased()
    return name.contains("utf-8") || name.contains("utf8") ? .unicode : .ascii
  }

  private var mayColour: Bool {
    let terminal = environment.variables["TERM"] ?? ""
    return !options.isWithoutColour && !terminal.isEmpty && terminal != "dumb"
  }

  /// Writes a result in the form that was asked for.
  func write(_ document: Document) {
    switch format {
    case .table: environment.write(document.text(paint))
    case .json: write(document.json)
    case .csv:
      environment.write(CommaSeparated.text(header: document.header, rows: document.rows))
    }
  }

  /// Writes a JSON document: on one line for programs, over many for people.
  func write(_ json: JSONValue) {
    environment.write(
      (environment.isOutputATerminal ? json.indentedText : json.compactText) + "\n")
  }

  /// Says a line beside the result, cleaned of whatever it quotes.
  func say(_ line: String, _ role: Role = .text) {
    environment.say(sayingPaint(SanitizedText(line).text, role) + "\n")
  }

  /// Says why a command or a part of it failed, and how to mend it.
  func say(_ failure: CommandFailure) {
    environment.say("\(sayingPaint("lever:", .danger)) \(failure.message)\n")
    if let hint = failure.hint { say("       \(hint)", .muted) }
  }

  /// What to tell the shell when everything has been written: an error where that failed, and more
  /// than that where a change was sent of which nobody was told. A reader who has gone is none.
  func conclude(_ status: ExitStatus) -> ExitStatus {
    guard let reason = environment.outputFailure() else { return status }
    say(
      CommandFailure(
        .system, "the output cannot be written: \(reason)",
        hint: sending.hasBegun ? "a change was sent; lever journal shows its outcome" : nil))
    return sending.hasBegun ? .unsettled : .error
  }

  /// The configured account of a name.
  func account(_ name: String, in desk: Desk) throws(CommandFailure) -> DeskAccount {
    if let account = desk.accounts.first(where: { $0.name.text == name }) { return account }
    let names = desk.accounts.map(\.name.text)
    let near = NearestWord.suggestions(for: name, among: names)
    let all =
      names.isEmpty
      ? "the configuration has no account" : "configured: \(names.joined(separator: ", "))"
    throw CommandFailure(
      .unknownAccount, "no account \(Quoted(name)) is configured",
      hint: near.first.map { "did you mean \($0)? \(all)" } ?? all)
  }
}
