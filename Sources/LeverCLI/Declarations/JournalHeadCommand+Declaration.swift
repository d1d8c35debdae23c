extension JournalHeadCommand {
  typealias Parameters = NoParameters

  static let help = CommandHelp(
    name: "head",
    summary: "the end of the journal's chain, to be kept elsewhere",
    description: [
      "Prints the number of the last record and its hash, in the form that lever journal check "
        + "takes with --head. The hash stands for every record up to it."
    ],
    statuses: [(.done, "printed"), (.error, "the journal cannot be read")],
    examples: [
      .init(
        line: "lever journal head | ssh audit 'cat >> heads'", meaning: "where it is out of reach")
    ])
}
