import LeverDomain

extension CommandTable {
  static let journal = CommandSpecification(
    name: .journal,
    summary: "the record of every change; its check, head and reconciliation",
    description: [
      "Lists the changes that this machine's journal holds: who changed what, when, from what to "
        + "what, what became of it and on what proof. Changes in doubt, whose outcome nobody "
        + "knows, come first, then the others; each newest first. Reading needs no network, no "
        + "configuration and no key, and makes no file.",
      "TIME is a span that ends now (90s, 15m, 2h, 7d, 2w), today or yesterday, a day such as "
        + "2026-11-21, or a moment such as 2026-11-21T04:05:06Z. Days are UTC's, and so are the "
        + "times that are shown. --since takes what begins there, --until what comes before.",
      "--follow prints every entry as it is written, by whichever process: a change has one when "
        + "it is about to be sent (intent), one for each answer, one when its outcome is decided "
        + "(conclusion). It begins now, or with --since. With --output json each entry is a "
        + "document on a line of its own, with the whole change as it stands then, and the head "
        + "of the chain.",
    ],
    options: [
      OptionSpecification(
        key: .account, name: "account", value: "NAME",
        summary: "only changes of this account, configured or not"),
      OptionSpecification(
        key: .symbol, name: "symbol", value: "GLOB",
        summary: "only symbols that match, such as 'BTC*'; case does not matter"),
      OptionSpecification(
        key: .since, name: "since", value: "TIME", summary: "only changes from then on"),
      OptionSpecification(
        key: .until, name: "until", value: "TIME", summary: "only changes before then"),
      OptionSpecification(
        key: .outcome, name: "outcome", value: "WORD",
        choices: Outcome.allCases.map(\.rawValue), repeats: true,
        summary: "only " + Outcome.allCases.map(\.rawValue).joined(separator: ", ")
          + "; may be given more than once"),
      OptionSpecification(
        key: .user, name: "user", value: "NAME", summary: "only changes by this person"),
      OptionSpecification(
        key: .inDoubt, name: "in-doubt",
        summary: "only changes in doubt: their outcome is unknown"),
      OptionSpecification(
        key: .limit, name: "limit", value: "N",
        summary: "how many changes at most; \(JournalRequest.usualLimit) unless said otherwise"),
      OptionSpecification(key: .all, name: "all", summary: "every change that matches"),
      OptionSpecification(
        key: .follow, name: "follow", letter: "f",
        summary: "print every new entry as it comes, until interrupted"),
    ],
    statuses: [
      (.done, "listed; with --in-doubt, there is none"),
      (.error, "the journal cannot be read, or not wholly"),
      (.unsettled, "with --in-doubt: there is at least one"),
      (.interrupted, "interrupted"),
    ],
    examples: [
      .init(line: "lever journal --since today", meaning: "what was changed today"),
      .init(
        line: "lever journal --symbol 'BTC*' --outcome refused --outcome unknown --all",
        meaning: "what went wrong on BTC contracts, ever"),
      .init(
        line: "lever journal --in-doubt > /dev/null || lever journal reconcile",
        meaning: "for a timer: reconcile what is in doubt"),
      .init(
        line: "lever journal --follow --output json | logger -t lever",
        meaning: "every change to the system's log, with the head that proves it"),
    ])

  static let journalCheck = CommandSpecification(
    name: .journalCheck,
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
    options: [
      OptionSpecification(
        key: .head, name: "head", value: "N:HASH",
        summary: "a head that was printed earlier and kept elsewhere")
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

  static let journalHead = CommandSpecification(
    name: .journalHead,
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

  static let journalReconcile = CommandSpecification(
    name: .journalReconcile,
    summary: "find out by reading what became of changes in doubt",
    description: [
      "Reads the setting of every change in doubt: one whose program was killed, or whose "
        + "answer was lost. What the reading decides is written down. While a request may still "
        + "arrive at the venue, an old value decides nothing. Nothing is ever sent again. Where a "
        + "venue offers no reading (ZTDX), says what can be done."
    ],
    operands: [
      .init(
        name: "ACCOUNT", summary: "one account; every configured one when left out",
        isOptional: true)
    ],
    statuses: [
      (.done, "nothing is in doubt any more"),
      (.error, "configuration, or the journal cannot be read or written"),
      (.unsettled, "at least one is still in doubt"),
      (.interrupted, "interrupted; what was decided until then is written down"),
    ],
    examples: [
      .init(line: "lever journal reconcile", meaning: "after a crash or a cut line"),
      .init(line: "lever journal reconcile main-bingx", meaning: "of one account"),
    ])
}
