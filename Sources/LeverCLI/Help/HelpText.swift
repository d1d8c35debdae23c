import TerminalCanvas

/// The help, made from the command table, at most 80 columns wide.
struct HelpText {
  /// Colours headings.
  let paint: Paint
  /// What the help of the practice mode lists beside its options.
  var practiceSections: [HelpSection] = []

  private static let width = 80

  /// The help of a command, or of the whole program.
  func text(of command: CommandSpecification?) -> String {
    (command.map(commandSections) ?? programSections).joined(separator: "\n")
  }

  private var programSections: [String] {
    [
      wrap(
        "lever manages the leverage settings of futures accounts, on several venues, from one "
          + "terminal. It never says that a change is done unless it has read the setting back."),
      section("Usage", ["lever [OPTIONS]", "lever COMMAND [OPTIONS]"].map { ($0, "") }),
      "lever alone opens the screen on the configured accounts.\n",
      section(
        "Commands",
        CommandTable.commands.filter { !$0.name.isSubcommand }.map {
          ($0.name.rawValue, $0.summary)
        }),
      options("Options, before or after the command", CommandTable.globalOptions),
      section(
        "Environment, where an option is not given",
        CommandTable.variables.map { ($0.name, $0.meaning) }),
      section(
        "Exit status",
        [
          ("0", "done"),
          ("1", "an error, and nothing was sent"),
          ("2", "a change was refused, or a check found something wrong"),
          ("3", "an outcome is not confirmed or unknown"),
          ("130", "interrupted"),
        ]),
      examples([
        .init(line: "lever demo", meaning: "practise without an account"),
        .init(line: "lever accounts", meaning: "check keys and clocks"),
        .init(line: "lever set main-bingx BTC-USDT 20", meaning: "change one leverage"),
      ]),
      "lever COMMAND --help says more about a command.\n",
    ]
  }

  private func commandSections(_ command: CommandSpecification) -> [String] {
    var sections = ["\(paint("lever \(command.name.rawValue)", .title)): \(command.summary)\n"]
    sections.append(usage(of: command))
    sections += command.description.map(wrap)
    if !command.operands.isEmpty {
      sections.append(section("Arguments", command.operands.map { ($0.name, $0.summary) }))
    }
    let subcommands = CommandTable.subcommands(of: command)
    if !subcommands.isEmpty {
      sections.append(
        section("Subcommands", subcommands.map { ("lever \($0.name.rawValue)", $0.summary) }))
    }
    if !command.options.isEmpty { sections.append(options("Options", command.options)) }
    if command.isPractice {
      sections += practiceSections.map { section($0.title, $0.terms.map { ($0.term, $0.meaning) }) }
    }
    sections.append(options("Options of every command", CommandTable.globalOptions))
    if !command.statuses.isEmpty {
      sections.append(
        section(
          "Exit status", command.statuses.map { (String($0.status.rawValue), $0.meaning) }))
    }
    if !command.examples.isEmpty { sections.append(examples(command.examples)) }
    return sections
  }

  private func usage(of command: CommandSpecification) -> String {
    let operands = (["lever", command.name.rawValue] + command.operands.map(\.usage))
      .joined(separator: " ")
    let options = command.options.map { "[\($0.usage)]" + ($0.repeats ? "..." : "") }
    let indentation = String(repeating: " ", count: 2 + operands.columns + 1)
    var lines = ["  " + operands]
    for option in options {
      if lines[lines.count - 1].columns + 1 + option.columns <= Self.width {
        lines[lines.count - 1] += " " + option
      } else {
        lines.append(indentation + option)
      }
    }
    return heading("Usage") + lines.joined(separator: "\n") + "\n"
  }

  private func options(_ title: String, _ options: [OptionSpecification]) -> String {
    section(
      title,
      options.map { option in
        ((option.letter.map { "-\($0), " } ?? "    ") + option.usage, option.summary)
      })
  }

  private func examples(_ examples: [CommandSpecification.Example]) -> String {
    heading("Examples")
      + examples.map { "  \($0.line)\n      \($0.meaning)\n" }.joined()
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> String {
    let width = rows.reduce(0) { max($0, $1.0.columns) }
    let lines = rows.flatMap { name, meaning in
      let parts = meaning.wrapped(to: Self.width - width - 4)
      return parts.enumerated().map { index, part in
        let left = (index == 0 ? name : "").padded(to: width)
        return part.isEmpty ? "  \(name)\n" : "  \(left)  \(part)\n"
      }
    }
    return heading(title) + lines.joined()
  }

  private func heading(_ title: String) -> String { paint("\(title):", .title) + "\n" }

  private func wrap(_ paragraph: String) -> String {
    paragraph.wrapped(to: Self.width).joined(separator: "\n") + "\n"
  }
}
