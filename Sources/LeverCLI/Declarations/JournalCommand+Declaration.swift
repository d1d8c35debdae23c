import LeverDomain

extension JournalCommand {
  struct Parameters: ParameterSet {
    let account = Parameter.option(
      "account", .accountName, "only changes of this account, configured or not")
    let symbol = Parameter.option(
      "symbol", .text("GLOB"), "only symbols that match, such as 'BTC*'; case does not matter")
    let since = Parameter.option("since", .time, "only changes from then on")
    let until = Parameter.option("until", .time, "only changes before then")
    let outcomes = Parameter.options(
      "outcome", ValueKind<Outcome>.oneOf("WORD"),
      "only " + Outcome.allCases.map(\.rawValue).joined(separator: ", ")
        + "; may be given more than once")
    let user = Parameter.option("user", .text("NAME"), "only changes by this user")
    let inDoubt = Parameter.flag(
      "in-doubt", "only changes in doubt: their outcome is unknown")
    let limit = Parameter.option(
      "limit", .count(hint: "--all lists every change"),
      "how many changes at most; \(usualLimit) unless said otherwise")
    let all = Parameter.flag("all", "every change that matches")
    let follow = Parameter.flag(
      "follow", letter: "f", "print every new entry as it comes, until interrupted")
  }

  static let help = CommandHelp(
    name: "journal",
    summary: "the record of every change; its check, head and reconciliation",
    description: [
      "Lists the changes that this machine's journal holds: who changed what, when, from what to "
        + "what, its outcome and on what proof. Changes in doubt, whose outcome nobody "
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
}
