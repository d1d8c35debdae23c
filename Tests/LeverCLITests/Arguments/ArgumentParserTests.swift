import LeverDomain
import Testing

@testable import LeverCLI

@Suite struct ArgumentParserTests {
  private func parse(
    _ arguments: [String], variables: [String: String] = [:]
  ) throws(CommandFailure) -> Invocation {
    try LeverCommandLine.parse(arguments, variables: variables)
  }

  private func failure(
    _ arguments: [String], variables: [String: String] = [:]
  ) -> CommandFailure? {
    do throws(CommandFailure) {
      _ = try parse(arguments, variables: variables)
      return nil
    } catch {
      return error
    }
  }

  @Test func `lever alone opens the screen on the configured accounts`() throws {
    guard case .screen(let request) = try parse([]).action else {
      Issue.record("no screen")
      return
    }
    #expect(request.practice == nil)
  }

  @Test func `global options are taken before and after the command`() throws {
    let before = try parse(["--output", "json", "--read-only", "accounts"])
    let after = try parse(["accounts", "--read-only", "--output=json"])
    #expect(before == after)
    #expect(before.options.output == .json)
    #expect(before.options.isReadOnly)
  }

  @Test func `flags win over the environment`() throws {
    let variables = [
      "LEVER_CONFIG": "a.toml", "LEVER_OUTPUT": "csv", "LEVER_READ_ONLY": "1",
      "LEVER_TIMEOUT": "7", "LEVER_THEME": "nord", "NO_COLOR": "1",
    ]
    let fromEnvironment = try parse(["list"], variables: variables).options
    #expect(fromEnvironment.configurationFile == "a.toml")
    #expect(fromEnvironment.output == .csv)
    #expect(fromEnvironment.isReadOnly)
    #expect(fromEnvironment.timeout == .seconds(7))
    #expect(fromEnvironment.theme == "nord")
    #expect(fromEnvironment.isWithoutColour)
    let fromFlags = try parse(
      ["list", "-c", "b.toml", "-o", "json", "--timeout", "2.5", "--theme=dark"],
      variables: variables
    ).options
    #expect(fromFlags.configurationFile == "b.toml")
    #expect(fromFlags.output == .json)
    #expect(fromFlags.timeout == .milliseconds(2500))
    #expect(fromFlags.theme == "dark")
  }

  /// What a command was given.
  private func given<Declaration: RunnableCommand>(
    _ declaration: Declaration.Type, _ arguments: [String]
  ) throws -> Given<Declaration.Parameters> {
    let action = try parse(arguments).action
    guard case .command(let command) = action, command.declaration == declaration else {
      throw CommandFailure(.usage, "another command: \(action)")
    }
    return try Given(command.line)
  }

  @Test(arguments: ["-1", "-0.5", "-.5", "-12.25", ""])
  func `a value that looks like an option stays a value`(value: String) throws {
    #expect(try given(ShowCommand.self, ["show", "main", value]).symbol == value)
    let sided = try given(JournalCommand.self, ["journal", "--user", value, "--all"])
    #expect(sided.user == value)
    #expect(sided.all)
    let failure = failure(["set", "main", "BTC", value])
    #expect(failure?.kind == .notALeverage)
    #expect(failure?.message.hasPrefix("VALUE: ") == true)
    #expect(self.failure(["set", "--short", value, "main", "BTC", "5"])?.kind == .notALeverage)
  }

  @Test func `options may stand anywhere, and two dashes end them`() throws {
    let given = try given(
      SetCommand.self, ["set", "main", "-n", "BTC", "--short=5", "20", "-y"])
    #expect(given.account == "main")
    #expect(given.symbol == "BTC")
    #expect(given.value == "20")
    #expect(given.short == "5")
    #expect(given.making.dryRun && given.making.yes && !given.making.despiteDoubt)
    #expect(given.making.wait == .seconds(60))
    #expect(try self.given(ShowCommand.self, ["show", "--", "--odd", "BTC"]).account == "--odd")
  }

  @Test func `simulate takes a seed, faults, variants and a file`() throws {
    guard
      case .simulate(let request) = try parse(
        [
          "simulate", "--fault", "a", "--seed", "7", "--write-config=c.toml", "--fault", "b",
          "--variant", "one", "--variant=two",
        ]
      ).action
    else {
      Issue.record("no simulator")
      return
    }
    #expect(request.seed == 7)
    #expect(request.faults == ["a", "b"])
    #expect(request.variants == ["one", "two"])
    #expect(!request.isListingVariants)
    #expect(request.configurationFile == "c.toml")
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["help"], ["--output", "json", "-h"],
  ])
  func `help of the program has many spellings`(arguments: [String]) throws {
    #expect(try parse(arguments).action == parse(["help"]).action)
    #expect(try given(HelpCommand.self, arguments).command == nil)
  }

  @Test(arguments: [
    ["set", "--help"], ["help", "set"], ["set", "main", "BTC", "-h"], ["--help", "set"],
  ])
  func `help of a command has many spellings`(arguments: [String]) throws {
    let given = try given(HelpCommand.self, arguments)
    #expect(given.command == "set")
    #expect(given.subcommand == nil)
  }

  @Test(arguments: [
    ["journal", "check", "--help"], ["help", "journal", "check"], ["journal", "-h", "check"],
    ["--help", "journal", "check"], ["journal", "--output", "json", "check", "-h"],
  ])
  func `help of a subcommand has many spellings`(arguments: [String]) throws {
    let given = try given(HelpCommand.self, arguments)
    #expect(given.command == "journal")
    #expect(given.subcommand == "check")
  }

  @Test func `a subcommand takes the global options wherever they stand`() throws {
    let wanted = try parse(["journal", "reconcile", "main", "--output", "json"])
    let given = try given(
      JournalSettleCommand.self, ["journal", "reconcile", "main", "--output", "json"])
    #expect(given.account == "main")
    #expect(wanted.options.output == .json)
    #expect(try parse(["journal", "-o", "json", "reconcile", "main"]) == wanted)
    #expect(try parse(["--output=json", "journal", "reconcile", "main"]) == wanted)
  }

  @Test(arguments: [["--version"], ["-V"], ["list", "--version"]])
  func `the version is told wherever it is asked for`(arguments: [String]) throws {
    guard case .command(let command) = try parse(arguments).action else {
      Issue.record("no command")
      return
    }
    let isVersion = command.declaration == VersionCommand.self
    #expect(isVersion)
  }

  @Test func `a flag may be said again, and an option that repeats keeps every value`() throws {
    let given = try given(
      JournalCommand.self,
      ["journal", "--all", "--all", "--outcome", "already-set", "--outcome=refused"])
    #expect(given.all)
    #expect(given.outcomes == [.alreadySet, .refused])
    #expect(try parse(["--read-only", "list", "--read-only"]).options.isReadOnly)
  }

  static let mistakes: [([String], String, String?)] = [
    (["lst"], "lever has no command \"lst\"", "did you mean lever list?"),
    (["check"], "lever has no command \"check\"", "did you mean lever journal check?"),
    (
      ["journal check"], "lever has no command \"journal check\"",
      "did you mean lever journal check?"
    ),
    (
      ["journal", "chek"], "lever journal has no subcommand \"chek\"",
      "did you mean lever journal check?"
    ),
    (
      ["journal", "main"], "lever journal has no subcommand \"main\"",
      "it has check, head, reconcile; lever journal --help says more"
    ),
    (
      ["help", "journal", "haed"], "lever journal has no subcommand \"haed\"",
      "did you mean lever journal head?"
    ),
    (
      ["help", "set", "check"], "lever set has no subcommand \"check\"",
      "lever set --help says what it takes"
    ),
    (
      ["journal", "--user", "asha", "check"],
      "--user belongs to lever journal, not to lever journal check",
      "usage: lever journal check [--head N:HASH]"
    ),
    (
      ["journal", "check", "--haed", "x"], "lever journal check has no option \"--haed\"",
      "did you mean --head?"
    ),
    (
      ["journal", "check", "--head", "7"],
      "--head takes what lever journal head printed, not \"7\"",
      "it is a number, a colon and 64 hexadecimal digits"
    ),
    (
      ["journal", "--outcome", "aplied"],
      "--outcome is one of applied, already_set, refused, not_confirmed, unknown, not \"aplied\"",
      "did you mean applied?"
    ),
    (
      ["journal", "--since", "2026-06-31"], "--since takes a time, not \"2026-06-31\"",
      "write it as 2h, 7d, today, 2026-11-21 or 2026-11-21T04:05:06Z"
    ),
    (
      ["journal", "--until", "2026-06-30T10:00:00"],
      "--until takes a time, not \"2026-06-30T10:00:00\"",
      "write it as 2h, 7d, today, 2026-11-21 or 2026-11-21T04:05:06Z"
    ),
    (
      ["journal", "--limit", "0"], "--limit takes a whole number from 1 on, not \"0\"",
      "--all lists every change"
    ),
    (["journal", "--limit", "5", "--all"], "--limit and --all contradict each other", nil),
    (
      ["journal", "--follow", "--all"], "--follow does not go with --all",
      "it begins now, or with --since, and ends when you interrupt it"
    ),
    (
      ["journal", "--account", "a b"],
      "--account takes the name of an account, not \"a b\"",
      "names hold letters, digits, -, _ and ."
    ),
    (
      ["list", "--filter", "BTC*", "--filter", "ETH*"],
      "--filter is given more than once, and only one value can count",
      "usage: lever list [ACCOUNT] [--filter GLOB] [--read]"
    ),
    (
      ["-o", "json", "list", "--output=csv"],
      "--output is given more than once, and only one value can count",
      "usage: lever list [ACCOUNT] [--filter GLOB] [--read]"
    ),
    (["frobnicate"], "lever has no command \"frobnicate\"", "lever --help lists the commands"),
    (["help", "sett"], "lever has no command \"sett\"", "did you mean lever set?"),
    (
      ["list", "--raed"], "lever list has no option \"--raed\"", "did you mean --read?"
    ),
    (["--outptu", "json"], "lever has no option \"--outptu\"", "did you mean --output?"),
    (["list", "--out", "json"], "lever list has no option \"--out\"", "did you mean --output?"),
    (["list", "--out=json"], "lever list has no option \"--out\"", "did you mean --output?"),
    (["list", "-x"], "lever list has no option \"-x\"", "lever list --help lists the options"),
    (
      ["--dry-run", "set"], "--dry-run belongs to lever set and stands behind it",
      "usage: lever set ACCOUNT SYMBOL VALUE [--short VALUE] [--dry-run] [--yes] "
        + "[--despite-doubt] [--wait SECONDS]"
    ),
    (
      ["list", "--output"], "--output needs a value: --output FORMAT", "one of table, json, csv"
    ),
    (["list", "-o"], "--output needs a value: --output FORMAT", "one of table, json, csv"),
    (["list", "--read=yes"], "--read takes no value", nil),
    (
      ["list", "--output", "jsn"], "--output is one of table, json, csv, not \"jsn\"",
      "did you mean json?"
    ),
    (
      ["show", "main"],
      "lever show needs SYMBOL, an instrument as its venue spells it: BTCUSDT, BTC-USDT",
      "usage: lever show ACCOUNT SYMBOL"
    ),
    (
      ["accounts", "main"], "lever accounts: unexpected argument \"main\"",
      "usage: lever accounts"
    ),
    (
      ["accounts", "--timeout", "soon"],
      "--timeout takes seconds from 0.1 to 600, such as 10, not \"soon\"", nil
    ),
    (
      ["accounts", "--timeout", "0"],
      "--timeout takes seconds from 0.1 to 600, such as 10, not \"0\"", nil
    ),
    (
      ["simulate", "--seed", "x"],
      "--seed takes a whole number from 0 to 18446744073709551615, not \"x\"", nil
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is named with its place and its cure`(
    arguments: [String], message: String, hint: String?
  ) {
    let failure = failure(arguments)
    #expect(failure?.kind == .usage)
    #expect(failure?.message == message)
    #expect(failure?.hint == hint)
  }

  @Test(arguments: [
    ("LEVER_OUTPUT", "xml", "LEVER_OUTPUT is one of table, json, csv, not \"xml\""),
    ("LEVER_READ_ONLY", "perhaps", "LEVER_READ_ONLY is \"perhaps\"; it must be 1 or 0"),
    (
      "LEVER_TIMEOUT", "-3", "LEVER_TIMEOUT takes seconds from 0.1 to 600, such as 10, not \"-3\""
    ),
  ])
  func `a variable that makes no sense is named`(name: String, value: String, message: String) {
    #expect(failure(["list"], variables: [name: value])?.message == message)
  }

  @Test func `escape sequences in a mistake are not shown raw`() {
    #expect(
      failure(["\u{1B}[31mlist\u{7}x"])?.message == "lever has no command \"listx\"")
  }
}
