extension CommandTable {
  static let accounts = CommandSpecification(
    name: .accounts,
    summary: "the configured accounts and their state",
    description: [
      "Measures each venue's clock, proves each key by a reading that changes nothing, and says "
        + "what is left of the rate limits."
    ],
    statuses: [
      (.done, "every account is connected"),
      (.error, "at least one is not, or the configuration is wrong"),
    ],
    examples: [
      .init(line: "lever accounts", meaning: "who am I, and does it work"),
      .init(
        line: "lever accounts --output json", meaning: "the same for a program"),
    ])

  static let list = CommandSpecification(
    name: .list,
    summary: "instruments with their limits and settings",
    description: [
      "Without --read, tells what a few cheap requests an account tell: the instruments, their "
        + "open positions and orders and, where the venue's list has them, the limits. What "
        + "takes a request an instrument is shown as not read yet.",
      "With --read, every row is read, as fast as the venue's rate limit allows; progress and the "
        + "time left go to the terminal.",
    ],
    operands: [
      .init(
        name: "ACCOUNT", summary: "one account; every configured one when left out",
        isOptional: true)
    ],
    options: [
      OptionSpecification(
        key: .filter, name: "filter", value: "GLOB",
        summary: "only symbols that match, such as 'BTC*'; case does not matter"),
      OptionSpecification(
        key: .read, name: "read", summary: "read the setting and the limits of every row"),
    ],
    statuses: [
      (.done, "every account answered"),
      (.error, "at least one did not; the others are listed"),
      (.interrupted, "interrupted; what was read until then is listed"),
    ],
    examples: [
      .init(line: "lever list", meaning: "everything, cheaply"),
      .init(
        line: "lever list main-bingx --filter 'BTC*' --read",
        meaning: "what is set on every BTC contract"),
      .init(
        line: "lever list --output csv > leverage.csv", meaning: "for a spreadsheet"),
    ])

  static let show = CommandSpecification(
    name: .show,
    summary: "one instrument: limits, setting, margin, tiers, what a change needs",
    description: [
      "Reads everything about one instrument that bears on a change, and says for each "
        + "precondition whether it holds, on what evidence, and whose rule it is."
    ],
    operands: [account, symbol],
    statuses: [(.done, "read"), (.error, "not read; the reason is printed")],
    examples: [
      .init(line: "lever show main-bingx BTC-USDT", meaning: "why can I not change this"),
      .init(
        line: "lever show main-bingx BTC-USDT --output json", meaning: "the same for a program"),
    ])

  static let themes = CommandSpecification(
    name: .themes,
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
