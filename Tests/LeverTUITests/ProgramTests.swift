import Desk
import Dispatch
import DomainTestSupport
import FoundationEssentials
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// The loop and the runner, joined with a desk.
struct ProgramTests {
  let venue = ScriptedVenue.obliging()

  /// What came of a run.
  struct Run: Sendable {
    let exit: ScreenExit
    let discards: Int
    let forgets: Int
    let themes: [String]
  }

  /// Runs the screen on a thread of its own, as the program does: it blocks, and the tasks that
  /// it waits for need theirs. Time stands still, so that what was read stays fresh however busy the
  /// machine is.
  func run(_ steps: [ScriptedTerminal.Step]) async throws -> Run {
    let name = try #require(AccountName("practice"))
    let timing = DeskTiming(now: { Stage.start }, wait: DeskTiming.system.wait)
    let desk = Desk(
      accounts: [DeskAccount(name: name, connection: venue)], confirmAbove: leverage("20"),
      timing: timing, journal: .notKept)
    return await withCheckedContinuation { continuation in
      DispatchQueue(label: "screen").async {
        let terminal = ScriptedTerminal(steps)
        let exit = LeverScreen.run(
          desk: desk, terminal: terminal,
          options: ScreenOptions(
            themes: [.standard, Theme(name: "other", colours: [:])], timing: timing))
        continuation.resume(
          returning: Run(
            exit: exit, discards: terminal.discards, forgets: terminal.forgets,
            themes: terminal.themes))
      }
    }
  }

  func keys(_ text: String) -> [InputEvent] {
    text.unicodeScalars.map { .key(Key($0 == "\n" ? .enter : .character($0))) }
  }

  @Test func `a value is typed, reviewed, submitted and proved`() async throws {
    let run = try await run([
      .init(until: "10x                          just now", events: keys("15\n")),
      .init(until: "y submits", events: keys("y")),
      .init(until: "applied (read-back)", events: keys("q")),
    ])
    #expect(run.exit == ScreenExit(reason: .quit, notes: []))
    #expect(run.discards == 1)
    #expect(venue.sent.count == 1)
  }

  @Test func `what was typed ahead of the review does not confirm it`() async throws {
    let run = try await run([
      .init(until: "10x                          just now", events: keys("15\ny")),
      .init(until: "y submits", events: [.key(Key(.escape))]),
      .init(until: "nothing was sent", events: keys("q")),
    ])
    #expect(run.exit.reason == .quit)
    #expect(venue.sent.count == 0)
    #expect(run.discards == 1)
  }

  @Test func `themes change, the screen is drawn anew, signals end it`() async throws {
    let run = try await run([
      .init(until: "Accounts", events: keys("t")),
      .init(until: "theme: other", events: [.key(Key(.character("l"), control: true))]),
      .init(until: "Accounts", events: [.terminate(signal: 15)]),
    ])
    #expect(run.exit.reason == .signal(15))
    #expect(run.themes == ["default", "other"])
    #expect(run.forgets == 1)
  }
}
