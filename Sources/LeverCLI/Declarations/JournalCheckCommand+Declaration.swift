extension JournalCheckCommand {
  struct Parameters: ParameterSet {
    let head = Parameter.option(
      "head", .journalHead, "a head that was printed earlier and kept elsewhere")
  }

  static let help = CommandHelp(
    name: "check",
    summary: "whether the journal was altered",
    description: [
      "Reads the whole journal and names the first record that was altered, is missing or was "
        + "moved, and what was found there. What is kept beside the records must say what they say, "
        + "the database must be whole and made as lever makes it, and each conclusion must follow "
        + "from the answers and the reading that are recorded. Records that were lost with a damaged "
        + "file count as missing. Nothing is mended.",
      "The last head is noted in journal.head beside the journal, so that one that was deleted, "
        + "emptied or put back to an earlier state is not clean. Whoever can write there can also "
        + "remove the note or write all of it anew. A head that lever journal head printed earlier, "
        + "and that was kept where nobody here can write, shows that too.",
    ],
    statuses: [
      (.done, "clean: nothing altered, missing or out of order"),
      (.error, "the journal cannot be read"),
      (.refused, "not clean; the first bad record is named"),
      (.interrupted, "interrupted"),
    ],
    examples: [
      .init(line: "lever journal check", meaning: "is it as it was written"),
      .init(
        line: "lever journal check --head \"$(cat /mnt/elsewhere/head)\"",
        meaning: "and is everything still there that was there then"),
    ])
}
