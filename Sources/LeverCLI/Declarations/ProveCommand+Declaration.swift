extension ProveCommand {
  struct Parameters: ParameterSet {
    let identifier = Parameter.optionalArgument(
      .text("ID"), "the name of a change, or its beginning")
    let toHead = Parameter.flag(
      "to-head", "take along the records of others that lead to the head (--output json)")
    let check = Parameter.option("check", .file, "check a saved document; - for standard input")
    let head = Parameter.option(
      "head", .journalHead, "with --check: a head that was printed then or later and kept elsewhere"
    )
  }

  static let help = CommandHelp(
    name: "prove",
    summary: "one change's whole evidence, or a check of it",
    description: [
      "Prints everything that the journal holds of one change: who, when, from what to what and "
        + "why, each request without its secrets, each answer, the readings, the outcome and its "
        + "proof, and the records themselves with their hashes. Needs no network, no "
        + "configuration and no key.",
      "A record's hash is BLAKE2b with 32 bytes over its text, as b2sum -l 256 computes it; the "
        + "text names the hash of the record before. The page ends with the commands that check "
        + "it without lever.",
      "--check holds a document that was saved with --output json against itself: every hash, "
        + "every link between records, and whether all that it says of the change follows from "
        + "its records. Whoever can write a document anew can also make its hashes; a head that "
        + "lever journal head printed at the time or later, and that was kept elsewhere, shows "
        + "that too (--head).",
    ],
    statuses: [
      (.done, "printed, and sound; with --check, nothing was altered"),
      (.error, "no such change; the journal or the document cannot be read"),
      (.refused, "something is not as it was written; it is named"),
      (.interrupted, "interrupted"),
    ],
    examples: [
      .init(line: "lever prove k3m9x2aa", meaning: "what was done there, and how is it known"),
      .init(
        line: "lever prove k3m9x2aa --to-head --output json > k3m9x2aa.json",
        meaning: "for an auditor, who needs no journal"),
      .init(
        line: "lever prove --check k3m9x2aa.json --head \"$(cat head)\"",
        meaning: "is it what was written then"),
    ])
}
