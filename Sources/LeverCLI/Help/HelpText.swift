import TerminalCanvas

/// The help, made from the tree of commands, at most 80 columns wide.
struct HelpText {
  /// Colours headings.
  let paint: Paint
  /// What the help of the practice mode lists beside its options.
  var practiceSections: [HelpSection] = []

  private static let width = 80

  /// The help of a command, or of the whole program.
  func text(of path: CommandPath) -> String {
    (path.isRoot ? programSections(path) : commandSections(path)).joined(separator: "\n")
  }

  private func programSections(_ path: CommandPath) -> [String] {
    [
      wrap(
        "lever manages the leverage settings of futures accounts, on several venues, from one "
          + "terminal. It never says that a change is done unless it has read the setting back."),
      section("Usage", ["lever [OPTIONS]", "lever COMMAND [OPTIONS]"].map { ($0, "") }),
      "lever alone opens the screen on the configured accounts.\n",
      section("Commands", path.command.subcommands.map { ($0.name, $0.help.summary) }),
      options("Options, before or after the command", path.globalOptions),
      section(
        "Environment, where an option is not given",
        path.globalOptions.compactMap { option in
          option.variable.map { ($0.name, "\($0.help) \(option.label)") }
        }),
      statuses(path.command.help),
      examples(path.command.help.examples),
      "lever COMMAND --help says more about a command.\n",
    ]
  }

  private func commandSections(_ path: CommandPath) -> [String] {
    let (command, help) = (path.command, path.command.help)
    var sections = ["\(paint(path.name, .title)): \(help.summary)\n"]
    sections.append(usage(of: path))
    sections += help.description.map(wrap)
    if !command.arguments.isEmpty {
      sections.append(section("Arguments", command.arguments.map { ($0.name, $0.summary) }))
    }
    if !command.subcommands.isEmpty {
      sections.append(
        section("Subcommands", path.subcommands.map { ($0.name, $0.command.help.summary) }))
    }
    if !command.options.isEmpty { sections.append(options("Options", command.options)) }
    if help.isPractice {
      sections += practiceSections.map { section($0.title, $0.terms.map { ($0.term, $0.meaning) }) }
    }
    sections.append(options("Options of every command", path.globalOptions))
    if !help.statuses.isEmpty { sections.append(statuses(help)) }
    if !help.examples.isEmpty { sections.append(examples(help.examples)) }
    return sections
  }

  private func usage(of path: CommandPath) -> String {
    let operands = ([path.name] + path.command.arguments.map(\.usage)).joined(separator: " ")
    let indentation = String(repeating: " ", count: 2 + operands.columns + 1)
    var lines = ["  " + operands]
    for option in path.ownOptions.map(\.usage) {
      if lines[lines.count - 1].columns + 1 + option.columns <= Self.width {
        lines[lines.count - 1] += " " + option
      } else {
        lines.append(indentation + option)
      }
    }
    return heading("Usage") + lines.joined(separator: "\n") + "\n"
  }

  private func options(_ title: String, _ options: [ParameterSpecification]) -> String {
    section(
      title,
      options.map { option in
        ((option.letter.map { "-\($0), " } ?? "    ") + option.spelling, option.summary)
      })
  }

  private func statuses(_ help: CommandHelp) -> String {
    section("Exit status", help.statuses.map { (String($0.status.rawValue), $0.meaning) })
  }

  private func examples(_ examples: [CommandHelp.Example]) -> String {
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
