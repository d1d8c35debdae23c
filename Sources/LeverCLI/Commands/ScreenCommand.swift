/// `lever` alone: the screen on the configured accounts. Its options are those of every command.
enum ScreenCommand: CommandDeclaration {
  typealias Parameters = GlobalParameters

  static let help = CommandHelp(
    name: "lever", summary: "the leverage settings of futures accounts, on several venues",
    statuses: [
      (.done, "done"),
      (.error, "an error, and nothing was sent"),
      (.refused, "a change was refused, or a check found something wrong"),
      (.unsettled, "an outcome is not confirmed or unknown"),
      (.interrupted, "interrupted"),
    ],
    examples: [
      .init(line: "lever demo", meaning: "practise without an account"),
      .init(line: "lever accounts", meaning: "check keys and clocks"),
      .init(line: "lever set main-bingx BTC-USDT 20", meaning: "change one leverage"),
    ])

  static func action(_ given: Given<Parameters>) throws(CommandFailure) -> Invocation.Action {
    .screen(ScreenRequest(practice: nil))
  }
}
