import DomainTestSupport
import FoundationEssentials
import JournalModel
import LeverCLI
import LeverDomain
import Testing

/// What a change proved and nothing has read since, in every command.
@Suite struct ProvedSettingTests {
  /// Where nothing can be read, a change to 20x an earlier process made.
  static func bench() async throws -> JournalBench {
    let bench = try await JournalBench()
    let set = await bench.console([("z", .echoing())]).run("set", "z", "BTCUSDT", "20", "--yes")
    #expect(set.status == 0)
    return bench
  }

  @Test func `show says what was proved, how and when`() async throws {
    let bench = try await Self.bench()
    let shown = await bench.console([("z", .echoing())]).run("show", "z", "BTCUSDT")
    #expect(
      shown.output.contains(
        "  leverage          20x (confirmed by lever: echo, now; not read now)\n"))
  }

  @Test func `list marks it, and names the change`() async throws {
    let bench = try await Self.bench()
    let table = await bench.console([("z", .echoing())]).run("list")
    #expect(table.output.contains("20x (proved)  20x (proved)"))
    let name = try #require(try await bench.changes().first?.identifier.text)
    let json = await bench.console([("z", .echoing())]).run("list", "--output", "json")
    #expect(
      json.output.contains(
        #""long":"20","short":"20","setting_source":"proved_by_lever","setting_proof":"echo","#
          + #""read_at":null,"proved_at":"2026-09-21T14:13:20Z","proved_by":"\#(name)""#))
  }

  @Test func `a change from it says where it comes from, and is sent even to the same value`()
    async throws
  {
    let bench = try await Self.bench()
    let venue = ScriptedVenue.echoing()
    let other = await bench.console([("z", venue)])
      .run("set", "z", "BTCUSDT", "25", "--dry-run", "--output", "json")
    #expect(
      other.output.contains(
        #""from":{"long":"20","short":"20"},"from_source":"proved_by_lever","#))
    let same = await bench.console([("z", venue)], isTerminal: true, answers: ["y"])
      .run("set", "z", "BTCUSDT", "20")
    #expect(same.status == 0)
    #expect(same.output.contains("20x (confirmed by lever) → 20x  applied (echo)"))
    #expect(same.said.contains("lever proved 20x just now, and nothing has read it since"))
    #expect(venue.sent.count == 1)
  }

  @Test func `undoing goes back to it`() async throws {
    let bench = try await Self.bench()
    _ = await bench.console([("z", .echoing())]).run("set", "z", "BTCUSDT", "25", "--yes")
    let undone = await bench.console([("z", .echoing())]).run("undo", "--yes")
    #expect(undone.status == 0)
    #expect(undone.output.contains("25x (confirmed by lever) → 20x  applied (echo)"))
  }

  @Test func `a later change in doubt leaves nothing known`() async throws {
    let bench = try await Self.bench()
    let venue = ScriptedVenue.echoing { $0.answers = [.failed(VenueError(.timedOut))] }
    _ = await bench.console([("z", venue)]).run("set", "z", "BTCUSDT", "25", "--yes")
    let table = await bench.console([("z", .echoing())]).run("list", "--read")
    #expect(!table.output.contains("20x"))
    #expect(table.output.contains("not readable"))
  }

  /// Sides may differ in hedge mode, and no answer shows the mode.
  static func repeating() -> ScriptedVenue {
    ScriptedVenue(.coinswitchHFT, traits: .repeating) { state in
      state.instruments = .success([.of("BTCUSDT", limits: .of("1", "100", step: "0.01"))])
      state.mode = .success(nil)
    }
  }

  @Test func `two values with an unknown position mode are refused with the true reason`() async {
    let venue = Self.repeating()
    let result = await Console([("h", venue)])
      .run("set", "h", "BTCUSDT", "10", "--short", "5", "--yes")
    #expect(
      result
        == .init(
          status: 2,
          output: """
            h BTCUSDT  not known → long 10x, short 5x  refused
              long and short may differ in hedge mode only, and no answer of the venue shows the \
            position mode of this instrument
              nothing was sent

            """, said: ""))
    let json = await Console([("h", venue)])
      .run("set", "h", "BTCUSDT", "10", "--short", "5", "--yes", "--output", "json")
    #expect(json.output.contains(#""reason":"position_mode_not_known""#))
    #expect(venue.sent.isEmpty)
  }

  @Test func `the review counts the request that may be sent once more for a proof`() async {
    let result = await Console([("h", Self.repeating())], isTerminal: true, answers: ["n"])
      .run("set", "h", "BTCUSDT", "10")
    #expect(
      result.said.contains("  1 request + read-back; once more if no reading can prove it\n"))
  }
}
