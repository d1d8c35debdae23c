import DomainTestSupport
import FoundationEssentials
import JournalModel
import LeverDomain
import Synchronization
import Testing

@testable import LeverCLI

/// What is waited for while a change is in progress: shown, bounded, and never mistaken for an end.
@Suite struct WaitingTests {
  /// A venue that loses the answer and takes the request until then.
  static func losing(seconds: Double) -> ScriptedVenue {
    .strict { state in
      state.answers = [.failed(VenueError(.timedOut))]
      state.expiresAt = ScriptedVenue.time.addingTimeInterval(seconds)
    }
  }

  @Test func `a lost answer is waited for until the venue no longer takes the request`()
    async throws
  {
    let bench = try await JournalBench()
    let result = await bench.console(
      [("main", Self.losing(seconds: 34))], isTerminal: true, isTimeMoving: true
    ).run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(result.status == 2)
    #expect(result.output.contains("5x → 10x  refused"))
    #expect(result.output.contains("the request never arrived"))
    #expect(
      result.said.contains("\r\u{1B}[Kmain BTCUSDT: waiting for the request to expire 31 s"))
    #expect(result.said.hasSuffix("\r\u{1B}[Kmain BTCUSDT: reading back\r\u{1B}[K"))
  }

  @Test func `giving up says that the change is in doubt and who reconciles it`() async throws {
    let bench = try await JournalBench()
    let result = await bench.console(
      [("main", Self.losing(seconds: 34))], isTimeMoving: true
    ).run("set", "main", "BTCUSDT", "10", "--yes", "--wait", "10")
    let name = try #require(try await bench.changes().first?.identifier.text)
    #expect(
      result
        == .init(
          status: 3,
          output: """
            main BTCUSDT  5x → 10x  unknown
              no answer in time; not applied so far: the venue reads 5x, but the request may still \
            arrive
              in the journal as \(name)
              gave up waiting after 10 s (--wait); the change is in doubt: the next start of the \
            screen, or the next change of BTCUSDT, reconciles it; lever journal reconcile does it now

            """, said: ""))
    let left = await bench.console([]).run("journal", "--in-doubt")
    #expect(left.status == 3)
    #expect(left.said == "1 in doubt: lever journal reconcile finds out its outcome\n")
  }

  @Test func `where nothing can be read, nothing is promised`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.echoing { $0.answers = [.failed(VenueError(.timedOut))] }
    let result = await bench.console([("z", venue)]).run("set", "z", "BTCUSDT", "9", "--yes")
    #expect(result.status == 3)
    #expect(
      result.output.contains(
        "the change is in doubt, and this venue offers no reading: look at the venue's own page; "
          + "--despite-doubt sends a value again"))
  }

  @Test func `the line counts down once a second, and not where nobody sees it`() async {
    func drawn(isTerminal: Bool) async -> String {
      let clock = MovingClock(from: ScriptedVenue.time)
      let said = Mutex("")
      let console = Console(isTerminal: isTerminal)
      var environment = console.environment
      environment.now = { clock.now }
      environment.say = { text in said.withLock { $0 += text } }
      environment.pause = { duration in
        clock.advance(duration)
        if clock.now >= ScriptedVenue.time.addingTimeInterval(3) {
          withUnsafeCurrentTask { $0?.cancel() }
        }
      }
      let line = StageLine(
        context: CommandContext(environment: environment, options: GlobalOptions()),
        name: "main BTCUSDT")
      line.show(.waitingForRateLimit(.seconds(44)))
      await Task { await line.tick() }.value
      line.erase()
      line.show(.readingBack)
      return said.withLock { $0 }
    }
    let begin = "\r\u{1B}[Kmain BTCUSDT: waiting for rate limit "
    #expect(
      await drawn(isTerminal: true)
        == ["44 s", "43 s", "42 s", "41 s"].map { begin + $0 }.joined() + "\r\u{1B}[K")
    #expect(await drawn(isTerminal: false) == "")
  }

  @Test(arguments: ["0", "-1", "1.5", "soon", "100000", ""])
  func `a wait that is no whole number of seconds is refused`(text: String) async {
    let result = await Console([("main", .strict())])
      .run("set", "main", "BTCUSDT", "10", "--yes", "--wait=\(text)")
    #expect(result.status == 1)
    #expect(result.said.contains("--wait takes a whole number of seconds from 1 to 99999"))
  }
}
