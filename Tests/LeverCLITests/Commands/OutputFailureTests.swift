import Desk
import DomainTestSupport
import LeverCLI
import LeverDomain
import Testing

/// What is told to the shell when a result could not be written.
@Suite struct OutputFailureTests {
  static let unwritten = "lever: the output cannot be written: No space left on device\n"

  @Test(arguments: [
    ["--version"], ["--help"], ["journal"], ["journal", "head"], ["themes"], ["accounts"],
    ["list"], ["set", "main", "BTCUSDT", "10", "--dry-run"],
    ["set", "main", "BTCUSDT", "999", "--yes"], ["set", "main", "BTCUSDT", "5", "--yes"],
  ])
  func `nothing was sent: an error with its reason`(arguments: [String]) async {
    let console = Console([("main", .strict())], unwritable: "No space left on device")
    let result = await console.run(contentsOf: arguments)
    #expect(result.status == 1)
    #expect(result.said.hasSuffix(Self.unwritten))
  }

  @Test func `a change was sent: more than an error`() async {
    let venue = ScriptedVenue.strict()
    let console = Console([("main", venue)], unwritable: "No space left on device")
    let result = await console.run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(result.status == 3)
    #expect(venue.sent.count == 1)
    #expect(
      result.said == Self.unwritten
        + "       a change was sent; lever journal shows its outcome\n")
  }

  @Test func `a command line that is at fault stays an error`() async {
    let result = await Console(unwritable: "No space left on device")
      .run("nonsense", "--output", "json")
    #expect(result.status == 1)
    #expect(result.said.contains("lever has no command \"nonsense\""))
    #expect(result.said.hasSuffix(Self.unwritten))
  }

  @Test func `what is typed is cleaned before it is said or written`() async {
    for arguments in [
      ["\u{1B}[31mred\u{202E}"], ["list", "a\u{1B}]0;owned\u{07}b"],
      ["show", "main", "BTC\u{200B}\u{9B}5mX"], ["--output", "\u{1B}[2J"],
      ["journal", "--since", "\u{1B}[2J"], ["set", "main", "BTCUSDT", "\u{1B}[2J"],
    ] {
      let result = await Console([("main", .strict())]).run(contentsOf: arguments)
      #expect(result.status == 1)
      let others = (result.said + result.output).unicodeScalars.filter { scalar in
        let category = scalar.properties.generalCategory
        return scalar != "\n" && (category == .control || category == .format)
      }
      #expect(others.isEmpty, "\(result.said.debugDescription)")
    }
  }

  @Test func `a conclusion that could not be written down is told to scripts`() async throws {
    let bench = try await JournalBench()
    let journal = ClosingJournal(bench.journal)
    let console = Console(
      [("main", .strict())], journal: .open(journal, author: JournalBench.author))
    let result = await console.run(
      "set", "main", "BTCUSDT", "10", "--yes", "--output", "json")
    #expect(result.output.contains("\"outcome\":\"applied\""))
    #expect(
      result.output.contains("\"journal_error\":\"the disk is full: journal.sqlite\""))
    let sound = await bench.console([("main", .strict())])
      .run("set", "main", "BTCUSDT", "10", "--yes", "--output", "json")
    #expect(sound.output.contains("\"journal_error\":null"))
  }
}
