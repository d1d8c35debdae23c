extension CommandTable {
  static let set = CommandSpecification(
    name: .set,
    summary: "change the leverage of one instrument, and prove it",
    description: [
      "Reads the instrument, checks the value against its limits and preconditions, shows from "
        + "what to what and the exact request, asks, sends it once, and reads the setting back. "
        + "Applied means that it was read back; on a venue that offers no reading (ZTDX), that "
        + "the venue echoed the value. Where the venue's document makes that a proof (CoinSwitch "
        + "HFT), an accepted request that no reading can prove is sent once more, to be answered "
        + "\"not modified\". Nothing is ever rounded, or sent again blindly.",
      "Every change is written into the journal before it is sent; where that fails, nothing is "
        + "sent. One whose outcome is unknown is in doubt: it is reconciled by reading before the "
        + "next of the same instrument, and while it stays in doubt the next is refused.",
      "VALUE is a plain decimal such as 20 or 12.5. Where the account holds long and short apart, "
        + "it is the long value and --short gives the other.",
    ],
    operands: [
      account, symbol,
      .init(name: "VALUE", summary: "the leverage that is wanted, such as 20 or 12.5"),
    ],
    options: [
      OptionSpecification(
        key: .short, name: "short", value: "VALUE",
        summary: "another leverage for short positions, in hedge mode where sides may differ")
    ] + makingOptions,
    statuses: makingStatuses,
    examples: [
      .init(line: "lever set main-bingx BTC-USDT 20", meaning: "asks, then changes"),
      .init(
        line: "lever set main-bingx BTC-USDT 20 --short 10 --yes",
        meaning: "long and short apart, without a question"),
      .init(
        line: "lever set main-bingx BTC-USDT 20 --dry-run", meaning: "what would be sent"),
      .init(
        line: "lever set main-bingx BTC-USDT 20 --yes --output json",
        meaning: "the outcome for a program"),
    ])

  /// How any change is made.
  static let makingOptions = [
    OptionSpecification(
      key: .dryRun, name: "dry-run", letter: "n",
      summary: "print the exact request and send no change"),
    OptionSpecification(
      key: .yes, name: "yes", letter: "y", summary: "do not ask; needed where none can answer"),
    OptionSpecification(
      key: .despiteDoubt, name: "despite-doubt",
      summary: "send even if an earlier change is in doubt"),
    OptionSpecification(
      key: .wait, name: "wait", value: "SECONDS",
      summary: "how long to wait for limits and proof; 60 unless said otherwise"),
  ]

  /// What a command that makes a change says to the shell.
  static let makingStatuses: [(status: ExitStatus, meaning: String)] = [
    (.done, "applied with proof, or already set; with --dry-run, it could be made"),
    (.error, "nothing was sent: usage, configuration, network, no such instrument"),
    (.refused, "refused: out of the limits, a precondition, the venue, or the journal"),
    (.unsettled, "not confirmed or unknown: look before trying again"),
    (.interrupted, "interrupted; what is known was printed"),
  ]

  static let demo = CommandSpecification(
    name: .demo,
    summary: "the practice desk: all four venues simulated, no account needed",
    description: [
      "Starts the simulator on this machine and opens the screen on it. Nothing leaves the "
        + "machine.",
      faultSyntax, variantMeaning,
    ],
    options: [seed, fault, variant],
    examples: [.init(line: "lever demo", meaning: "try everything, harm nothing")])

  static let simulate = CommandSpecification(
    name: .simulate,
    summary: "the simulator of the four venues alone, until it is stopped",
    description: [
      "Listens on loopback with one practice account a venue, named as its venue. When it is "
        + "ready it prints one line of JSON with each account's address and made-up key, then "
        + "serves until it is interrupted. Any client of these venues can be pointed at it.",
      faultSyntax, variantMeaning,
    ],
    options: [
      OptionSpecification(
        key: .writeConfig, name: "write-config", value: "FILE",
        summary: "write a configuration whose accounts are the practice accounts"),
      seed, fault, variant,
      OptionSpecification(
        key: .listVariants, name: "list-variants",
        summary: "print what the documents leave open as a table in Markdown, and end"),
    ],
    examples: [
      .init(
        line: "lever simulate --write-config practice.toml",
        meaning: "then, in another terminal: lever --config practice.toml list"),
      .init(line: "lever simulate --seed 7", meaning: "the same desk every time"),
      .init(
        line: "lever simulate --fault hang-after@bingx:CHANGE#1",
        meaning: "BingX applies the first change and never answers"),
      .init(
        line: "lever simulate --variant hft-row-follows-setting",
        meaning: "an answer to an open point that the document does not give"),
    ])

  static let help = CommandSpecification(
    name: .help,
    summary: "the help of a command",
    operands: [
      .init(name: "COMMAND", summary: "a command of lever", isOptional: true),
      .init(name: "SUBCOMMAND", summary: "a command below it, such as check", isOptional: true),
    ],
    examples: [
      .init(line: "lever help set", meaning: "as lever set --help"),
      .init(line: "lever help journal check", meaning: "as lever journal check --help"),
    ])

  private static let faultSyntax =
    "A fault is NAME[=VALUE][@VENUE][:METHOD][/PATH][#WHICH]: latency=250ms slows every answer, "
    + "http-429@ztdx:READ#1-3 refuses the first three readings at ZTDX, METHOD also takes CHANGE "
    + "and READ. Without WHICH, every request suffers it."

  private static let variantMeaning =
    "The simulator does what the venues' documents say literally. A variant plays another answer "
    + "to a point that they leave open; docs/assumptions.md says more of each."

  private static let seed = OptionSpecification(
    key: .seed, name: "seed", value: "N",
    summary: "a whole number that decides everything random")
  private static let fault = OptionSpecification(
    key: .fault, name: "fault", value: "TEXT", repeats: true,
    summary: "a fault to inject; may be given more than once")
  private static let variant = OptionSpecification(
    key: .variant, name: "variant", value: "NAME", repeats: true,
    summary: "a variant to play; may be given more than once")
}
