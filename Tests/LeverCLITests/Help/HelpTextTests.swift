import LeverCLI
import Testing

@Suite struct HelpTextTests {
  @Test func `the help of the program`() async {
    let expected = """
      lever manages the leverage settings of futures accounts, on several venues, from
      one terminal. It never says that a change is done unless it has read the setting
      back.

      Usage:
        lever [OPTIONS]
        lever COMMAND [OPTIONS]

      lever alone opens the screen on the configured accounts.

      Commands:
        demo      the practice desk: all four venues simulated, no account needed
        simulate  the simulator of the four venues alone, until it is stopped
        accounts  the configured accounts and their state
        list      instruments with their limits and settings
        show      one instrument: limits, setting, margin, tiers, what a change needs
        set       change the leverage of one instrument, and prove it
        undo      set the value before a change again, and prove it
        prove     one change's whole evidence, or a check of it
        journal   the record of every change; its check, head and reconciliation
        themes    the themes, drawn
        help      the help of a command

      Options, before or after the command:
        -c, --config FILE      the configuration to use
            --read-only        sign no change on any account, whatever else is said
        -o, --output FORMAT    table (for people), json or csv (for programs)
            --no-input         never ask; fail where a question is needed
            --no-color         no colour, on the screen as in tables
            --timeout SECONDS  how long to wait for one answer of a venue
            --theme NAME       the theme of the screen
        -h, --help             this help
        -V, --version          the version of lever

      Environment, where an option is not given:
        LEVER_CONFIG     as --config
        LEVER_READ_ONLY  1 as --read-only
        LEVER_OUTPUT     as --output
        NO_COLOR         anything as --no-color
        LEVER_TIMEOUT    as --timeout
        LEVER_THEME      as --theme

      Exit status:
        0    done
        1    an error, and nothing was sent
        2    a change was refused, or a check found something wrong
        3    an outcome is not confirmed or unknown
        130  interrupted

      Examples:
        lever demo
            practise without an account
        lever accounts
            check keys and clocks
        lever set main-bingx BTC-USDT 20
            change one leverage

      lever COMMAND --help says more about a command.

      """
    #expect(await Console().run("--help") == .init(status: 0, output: expected, said: ""))
  }

  @Test func `the help of set`() async {
    let expected = """
      lever set: change the leverage of one instrument, and prove it

      Usage:
        lever set ACCOUNT SYMBOL VALUE [--short VALUE] [--dry-run] [--yes]
                                       [--despite-doubt] [--wait SECONDS]

      Reads the instrument, checks the value against its limits and preconditions,
      shows from what to what and the exact request, asks, sends it once, and reads
      the setting back. Applied means that it was read back; on a venue that offers no
      reading (ZTDX), that the venue echoed the value. Where the venue's document
      makes that a proof (CoinSwitch HFT), an accepted request that no reading can
      prove is sent once more, to be answered "not modified". Nothing is ever rounded,
      or sent again blindly.

      Every change is written into the journal before it is sent; where that fails,
      nothing is sent. One whose outcome is unknown is in doubt: it is reconciled by
      reading before the next of the same instrument, and while it stays in doubt the
      next is refused.

      VALUE is a plain decimal such as 20 or 12.5. Where the account holds long and
      short apart, it is the long value and --short gives the other.

      Arguments:
        ACCOUNT  an account by its name in the configuration
        SYMBOL   an instrument as its venue spells it: BTCUSDT, BTC-USDT
        VALUE    the requested leverage, such as 20 or 12.5

      Options:
            --short VALUE    another leverage for short positions, in hedge mode where
                             sides may differ
        -n, --dry-run        print the exact request and send no change
        -y, --yes            do not ask; needed where none can answer
            --despite-doubt  send even if an earlier change is in doubt
            --wait SECONDS   how long to wait for limits and proof; 60 unless said
                             otherwise

      Options of every command:
        -c, --config FILE      the configuration to use
            --read-only        sign no change on any account, whatever else is said
        -o, --output FORMAT    table (for people), json or csv (for programs)
            --no-input         never ask; fail where a question is needed
            --no-color         no colour, on the screen as in tables
            --timeout SECONDS  how long to wait for one answer of a venue
            --theme NAME       the theme of the screen
        -h, --help             this help
        -V, --version          the version of lever

      Exit status:
        0    applied with proof, or already set; with --dry-run, it could be made
        1    nothing was sent: usage, configuration, network, no such instrument
        2    refused: out of the limits, a precondition, the venue, or the journal
        3    not confirmed or unknown: look before trying again
        130  interrupted; what is known was printed

      Examples:
        lever set main-bingx BTC-USDT 20
            asks, then changes
        lever set main-bingx BTC-USDT 20 --short 10 --yes
            long and short apart, without a question
        lever set main-bingx BTC-USDT 20 --dry-run
            what would be sent
        lever set main-bingx BTC-USDT 20 --yes --output json
            the outcome for a program

      """
    #expect(await Console().run("set", "--help") == .init(status: 0, output: expected, said: ""))
  }

  @Test func `the help of simulate`() async {
    let expected = """
      lever simulate: the simulator of the four venues alone, until it is stopped

      Usage:
        lever simulate [--write-config FILE] [--seed N] [--fault TEXT]...
                       [--variant NAME]... [--list-variants]

      Listens on loopback with one practice account a venue, named as its venue. When
      it is ready it prints one line of JSON with each account's address and made-up
      key, then serves until it is interrupted. Any client of these venues can be
      pointed at it.

      A fault is NAME[=VALUE][@VENUE][:METHOD][/PATH][#WHICH]: latency=250ms slows
      every answer, http-429@ztdx:READ#1-3 refuses the first three readings at ZTDX,
      METHOD also takes CHANGE and READ. Without WHICH, every request suffers it.

      The simulator does what the venues' documents say literally. A variant plays
      another answer to a point that they leave open; docs/assumptions.md says more of
      each.

      Options:
            --write-config FILE  write a configuration whose accounts are the practice
                                 accounts
            --seed N             a whole number that decides everything random
            --fault TEXT         a fault to inject; may be given more than once
            --variant NAME       a variant to play; may be given more than once
            --list-variants      print what the documents leave open as a table in
                                 Markdown, and end

      Options of every command:
        -c, --config FILE      the configuration to use
            --read-only        sign no change on any account, whatever else is said
        -o, --output FORMAT    table (for people), json or csv (for programs)
            --no-input         never ask; fail where a question is needed
            --no-color         no colour, on the screen as in tables
            --timeout SECONDS  how long to wait for one answer of a venue
            --theme NAME       the theme of the screen
        -h, --help             this help
        -V, --version          the version of lever

      Examples:
        lever simulate --write-config practice.toml
            then, in another terminal: lever --config practice.toml list
        lever simulate --seed 7
            the same desk every time
        lever simulate --fault hang-after@bingx:CHANGE#1
            BingX applies the first change and never answers
        lever simulate --variant hft-row-follows-setting
            an answer to an open point that the document does not give

      """
    #expect(
      await Console().run("help", "simulate") == .init(status: 0, output: expected, said: ""))
  }

  @Test(arguments: [
    "demo", "simulate", "accounts", "list", "show", "set", "undo", "prove", "journal",
    "journal check", "journal head", "journal reconcile", "themes", "help",
  ])
  func `every command has a help that fits into 80 columns`(name: String) async {
    let words = name.split(separator: " ").map { String($0) }
    let result = await Console().run(contentsOf: ["help"] + words)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("lever \(name): "))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `the help of journal lists its subcommands`() async {
    let help = await Console().run("journal", "--help").output
    #expect(
      help.contains(
        """
        Usage:
          lever journal [--account NAME] [--symbol GLOB] [--since TIME] [--until TIME]
                        [--outcome WORD]... [--user NAME] [--in-doubt] [--limit N]
                        [--all] [--follow]
        """))
    #expect(
      help.contains(
        """
        Subcommands:
          lever journal check      whether the journal was altered
          lever journal head       the end of the journal's chain, to be kept elsewhere
          lever journal reconcile  find out the outcome of changes in doubt by reading

        """))
    #expect(help.contains("3    with --in-doubt: there is at least one\n"))
  }
}
