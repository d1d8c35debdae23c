import LeverDomain

/// How any change is made: the options that every command which makes one takes.
struct ChangeParameters: ParameterSet {
  let dryRun = Parameter.flag(
    "dry-run", letter: "n", "print the exact request and send no change")
  let yes = Parameter.flag("yes", letter: "y", "do not ask; needed where none can answer")
  let despiteDoubt = Parameter.flag(
    "despite-doubt", "send even if an earlier change is in doubt")
  let wait = Parameter.option(
    "wait", .wholeSeconds, default: WaitAllowance.usual,
    "how long to wait for limits and proof; 60 unless said otherwise")

  /// What a command that makes a change says to the shell.
  static let statuses: [(status: ExitStatus, meaning: String)] = [
    (.done, "applied with proof, or already set; with --dry-run, it could be made"),
    (.error, "nothing was sent: usage, configuration, network, no such instrument"),
    (.refused, "refused: out of the limits, a precondition, the venue, or the journal"),
    (.unsettled, "not confirmed or unknown: look before trying again"),
    (.interrupted, "interrupted; what is known was printed"),
  ]
}

extension Parameter where Value == String {
  /// An account that must be named.
  static var configuredAccount: Parameter {
    argument(.account, "an account by its name in the configuration")
  }

  /// An instrument that must be named.
  static var venueSymbol: Parameter {
    argument(.text("SYMBOL"), "an instrument as its venue spells it: BTCUSDT, BTC-USDT")
  }
}
