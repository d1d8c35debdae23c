extension ThemesCommand {
  typealias Parameters = NoParameters

  static let help = CommandHelp(
    name: "themes",
    summary: "the themes, drawn",
    description: [
      "Draws a line of each theme in its own colours, as far as the terminal shows them, and says "
        + "where it was found. A broken theme is listed with what is wrong with it."
    ],
    examples: [
      .init(line: "lever themes", meaning: "what is there to choose from"),
      .init(line: "lever --theme nord", meaning: "the screen in one of them"),
    ])
}
