extension ListCommand {
  struct Parameters: ParameterSet {
    let account = Parameter.optionalArgument(
      .account, "one account; every configured one when left out")
    let filter = Parameter.option(
      "filter", .text("GLOB"), "only symbols that match, such as 'BTC*'; case does not matter")
    let read = Parameter.flag("read", "read the setting and the limits of every row")
  }

  static let help = CommandHelp(
    name: "list",
    summary: "instruments with their limits and settings",
    description: [
      "Without --read, tells what a few cheap requests an account tell: the instruments, their "
        + "open positions and orders and, where the venue's list has them, the limits. What "
        + "takes a request an instrument is shown as not read yet.",
      "With --read, every row is read, as fast as the venue's rate limit allows; progress and the "
        + "time left go to the terminal.",
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
}
