import DomainTestSupport
import FoundationEssentials
import LeverDomain
import TerminalCanvas
import Testing

@testable import Desk
@testable import LeverTUI

/// What the leverage pane tells of margin.
struct MarginTests {
  private static let columns = 37

  private func lines(
    _ venue: ScriptedVenue = .hedging, mode: Reading<MarginMode?> = .read(.cross, at: Stage.start),
    wallet: Reading<Wallet?> = Stage.wallet, wanted: String? = nil, positions: [Position] = []
  ) throws -> [String] {
    var reading = InstrumentReading(
      Instrument(
        symbol: symbol("ETHUSDT"), quoteAsset: "USDT", status: .tradable, limits: nil))
    reading.marginMode = mode
    reading.wallet = wallet
    reading.positions = .read(positions, at: Stage.start)
    return MarginLines(
      reading: reading, traits: venue.rules.traits,
      wanted: wanted.map { LeverageSetting(both: leverage($0)) }, shapes: .unicode
    ).lines(columns: Self.columns).map { line in
      let text = line.spans.map(\.text).joined()
      let trailing = line.trailing.map(\.text).joined()
      #expect(text.columns + trailing.columns <= Self.columns)
      return trailing.isEmpty ? text : "\(text) | \(trailing)"
    }
  }

  @Test func `mode and available margin are told`() throws {
    #expect(try lines() == ["Margin mode | cross", "available 4400 of 5000 USDT"])
  }

  @Test func `what is not known is told as that`() throws {
    #expect(
      try lines(mode: .notRead, wallet: .notRead)
        == ["Margin mode | not read yet", "available not read yet"])
    #expect(
      try lines(
        .listing, mode: .read(nil, at: Stage.start), wallet: .read(nil, at: Stage.start))
        == ["Margin mode | not given by this venue", "available not given by this venue"])
    let failure = VenueError(.venueFault, status: 502)
    #expect(
      try lines(
        mode: .failed(failure, at: Stage.start), wallet: .failed(failure, at: Stage.start))
        == [
          "Margin mode | could not be read", "available: could not be read:",
          "  server error at the venue: HTTP 502",
        ])
  }

  @Test func `a long word of the venue is cut, and a long amount stands below its label`() throws {
    let word = VenueText(cleaning: String(repeating: "SEPARATE_", count: 9))
    let wallet = Wallet(
      currency: "USDT", balance: Decimal(string: "12345678901.25"),
      available: Decimal(string: "12345678900.125"))
    #expect(
      try lines(
        mode: .read(.other(word), at: Stage.start), wallet: .read(wallet, at: Stage.start))
        == [
          "Margin mode | SEPARATE_SEPARATE_SEPARA…", "available",
          "  12345678900.12 of 12345678901.25", "  USDT",
        ])
  }

  @Test func `an open position is reckoned with the wanted leverage, as an estimate`() throws {
    let told = try lines(wanted: "21", positions: Stage.positions)
    #expect(
      told.dropFirst(2) == [
        "position margin, estimate", "  long 600 → ≈285.71 USDT", "  releases ≈314.28 USDT",
        "  assumed: the venue's page speaks", "    of the opening leverage alone",
      ])
    #expect(try lines(positions: Stage.positions).count == 2)
  }

  @Test func `more than is available is said`() throws {
    let told = try lines(wanted: "1", positions: Stage.positions)
    #expect(
      told.dropFirst(2) == [
        "position margin, estimate", "  long 600 → ≈6000 USDT",
        "  requires ≈5400 USDT more than", "    now, which is not available",
        "  assumed: the venue's page speaks", "    of the opening leverage alone",
      ])
    let poor = try lines(wallet: .notRead, wanted: "1", positions: Stage.positions)
    #expect(poor.suffix(3).first == "  requires ≈5400 USDT more")
  }

  @Test func `where a position keeps its margin, that is said`() throws {
    let told = try lines(.unreadable, wanted: "2", positions: Stage.positions).dropFirst(2)
    #expect(
      told.joined(separator: " ").split(separator: " ").joined(separator: " ")
        == "only later orders are affected; an open position keeps its leverage and margin")
    #expect(try lines(.blocking, wanted: "5", positions: Stage.positions).count == 2)
  }

  @Test(arguments: [Size(columns: 120, rows: 40), Size(columns: 80, rows: 24)])
  func `where nothing can be read, the leverage of what was never set is told`(size: Size) {
    var stage = Stage(size)
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    #expect(stage.text.contains("not readable; if never set, assumed"))
    #expect(stage.text.contains("to be the maximum"))
  }

  @Test func `an examination brings margin and wallet to its row, and nothing older does`() {
    var stage = Stage()
    stage.select("BTCUSDT", account: .hedging, mode: .hedge, margin: .isolated)
    #expect(stage.model.row?.reading.marginMode.value == .some(.isolated))
    #expect(stage.text.contains("hedge, isolated"))
    let late = stage.model.row?.reading
    stage.examine(
      "BTCUSDT", account: .hedging, mode: .hedge,
      wallet: .failed(VenueError(.timedOut), at: .distantPast))
    #expect(stage.model.row?.reading.wallet == late?.wallet)
  }
}
