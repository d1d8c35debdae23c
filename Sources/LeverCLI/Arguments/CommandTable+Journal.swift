extension CommandTable {
  static let undo = CommandSpecification(
    name: .undo,
    summary: "set the value before a change again, and prove it",
    description: [
      "Makes a new change back to what was set before another one, by the same way as lever set: "
        + "held against the limits and preconditions of now, reviewed, written into the journal "
        + "as the undoing of the other, sent once and read back. What is undone can be undone "
        + "again in the same way.",
      "Without ID, the last change is undone that was applied over a known setting. Where "
        + "somebody has changed the setting since, the review and the result say so, with the "
        + "value that would be lost.",
    ],
    operands: [
      .init(name: "ID", summary: "the name of a change, or its beginning", isOptional: true)
    ],
    options: [
      OptionSpecification(
        key: .account, name: "account", value: "NAME",
        summary: "without ID, the last change in this account"),
      OptionSpecification(
        key: .symbol, name: "symbol", value: "SYMBOL",
        summary: "without ID, the last change of this instrument"),
    ] + makingOptions,
    statuses: makingStatuses,
    examples: [
      .init(line: "lever undo", meaning: "shows what the last change would be undone to, asks"),
      .init(line: "lever undo k3m9x2aa --yes", meaning: "that change, without a question"),
      .init(
        line: "lever undo --account main-bingx --symbol BTC-USDT --dry-run",
        meaning: "what undoing the last change of BTC-USDT would send"),
    ])

  static let prove = CommandSpecification(
    name: .prove,
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
    operands: [
      .init(name: "ID", summary: "the name of a change, or its beginning", isOptional: true)
    ],
    options: [
      OptionSpecification(
        key: .toHead, name: "to-head",
        summary: "take along the records of others that lead to the head (--output json)"),
      OptionSpecification(
        key: .check, name: "check", value: "FILE",
        summary: "check a saved document; - for standard input"),
      OptionSpecification(
        key: .head, name: "head", value: "N:HASH",
        summary: "with --check: a head that was printed then or later and kept elsewhere"),
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
