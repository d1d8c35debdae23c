import Desk
import DomainTestSupport
import FoundationEssentials
import LeverDomain
import Testing

/// What is made of margin mode, wallet and open positions.
@Suite struct MarginTests {
  private static let date = Date(timeIntervalSince1970: 0)
  private static let moving = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .eachInstrument,
    settingSource: .eachInstrument, sidesMayDiffer: true, oneRequestPerSide: true,
    minimumIsAssumed: true,
    marginModeSource: .eachInstrument, positionMargin: .assumedRecomputed, clockTolerance: nil)

  private func position(
    _ side: PositionSide = .long, value: Decimal? = 1000, margin: Decimal? = 100,
    at leverage: String? = "10", mode: MarginMode? = nil
  ) throws -> Position {
    Position(
      symbol: try #require(ContractSymbol("BTCUSDT")), side: side, size: 1, value: value,
      margin: margin, leverage: try leverage.map { try Leverage($0) }, marginMode: mode)
  }

  private func reading(
    _ positions: [Position], wallet: Reading<Wallet?> = .notRead
  ) throws -> InstrumentReading {
    let symbol = try #require(ContractSymbol("BTCUSDT"))
    var reading = InstrumentReading(
      Instrument(symbol: symbol, quoteAsset: "USDT", status: .tradable, limits: nil))
    reading.positions = .read(positions, at: Self.date)
    reading.wallet = wallet
    return reading
  }

  private func wallet(_ available: Decimal?, _ currency: VenueText = "USDT") -> Reading<Wallet?> {
    .read(Wallet(currency: currency, balance: 5000, available: available), at: Self.date)
  }

  private func both(_ text: String) throws -> LeverageSetting {
    LeverageSetting(both: try Leverage(text))
  }

  private func judge(
    _ reading: InstrumentReading, _ wanted: LeverageSetting?, traits: VenueTraits = moving
  ) -> Precondition? {
    Preconditions.evaluate(
      reading, account: AccountReading(), traits: traits, isReadOnly: false, changeBudget: nil,
      wanted: wanted
    ).first { $0.kind == .marginSuffices }
  }

  private func examine(
    _ positions: [Position], told mode: MarginMode?
  ) async throws -> (InstrumentReading, ScriptedVenue) {
    var script = ScriptedVenue.Script()
    script.positions = .success(positions)
    script.marginMode = mode
    script.wallet = .success(Wallet(currency: "USDT", balance: 5000, available: 4000))
    let venue = ScriptedVenue(traits: Self.moving, script: script)
    let account = DeskAccount(name: try #require(AccountName("practice")), connection: venue)
    let desk = Desk(
      accounts: [account], confirmAbove: try Leverage("20"),
      timing: DeskTiming(now: { Self.date }, wait: { _ in }), journal: .notKept)
    let reading = await desk.examine(try reading([]).instrument, in: account)
    _ = await desk.leverage(of: reading.instrument.symbol, in: account, priority: .visible)
    return (reading, venue)
  }

  @Test func `an examination asks for mode and wallet once, and a row of the list never`()
    async throws
  {
    let (reading, venue) = try await examine([], told: .cross)
    #expect(reading.marginMode == .read(.cross, at: Self.date))
    #expect(reading.availableInQuoteAsset == 4000)
    #expect(venue.readings(of: .marginMode) == 1)
    #expect(venue.readings(of: .wallet) == 1)
  }

  @Test func `a mode that the open positions show is not asked for`() async throws {
    let isolated = try position(mode: .isolated)
    let (reading, venue) = try await examine([isolated, isolated], told: .cross)
    #expect(reading.marginMode == .read(.isolated, at: Self.date))
    #expect(venue.readings(of: .marginMode) == 0)
    for unclear in [[isolated, try position(mode: .cross)], [isolated, try position()]] {
      let (reading, venue) = try await examine(unclear, told: .other("MIXED"))
      #expect(reading.marginMode == .read(.other("MIXED"), at: Self.date))
      #expect(venue.readings(of: .marginMode) == 1)
    }
  }

  @Test func `each position is reckoned with the leverage of its side`() throws {
    let held = try reading(
      [try position(), try position(.short, value: 600, margin: nil, at: "20")],
      wallet: wallet(4000))
    let estimate = try #require(
      MarginEstimate(
        setting: LeverageSetting(long: try Leverage("4"), short: try Leverage("30")), on: held))
    #expect(estimate.parts.map(\.before) == [100, 30])
    #expect(estimate.parts.map(\.after) == [250, 20])
    #expect(estimate.additional == 140)
    #expect(estimate.available == 4000)
  }

  @Test func `nothing is estimated of what is not known`() throws {
    let wanted = try both("5")
    #expect(MarginEstimate(setting: wanted, on: try reading([])) == nil)
    let valueless = try position(value: nil)
    #expect(MarginEstimate(setting: wanted, on: try reading([valueless])) == nil)
    let bare = try position(margin: nil, at: nil)
    #expect(MarginEstimate(setting: wanted, on: try reading([try position(), bare])) == nil)
    let endless = try position(value: Decimal(string: "9e125"))
    let tiny = try #require(Leverage(units: 1))
    #expect(
      MarginEstimate(setting: LeverageSetting(both: tiny), on: try reading([endless])) == nil)
  }

  @Test func `margin is advice where the venue reckons anew, and only when more is needed`() throws
  {
    let held = try reading([try position()], wallet: wallet(50))
    let lower = try #require(judge(held, try both("5")))
    #expect(lower.state == .advisory)
    #expect(lower.rule == .advice)
    #expect(
      lower.evidence == [
        .marginNeeded(100, available: 50, asset: "USDT"), .readAt(Self.date),
      ])
    #expect(judge(held, try both("8"))?.state == .met)
    #expect(judge(held, try both("20")) == nil)
    #expect(judge(held, nil) == nil)
    #expect(judge(held, try both("5"), traits: SubmissionTests.readable) == nil)
  }

  @Test func `a wallet that is not known leaves margin unknown and the change possible`() throws {
    let wanted = try both("5")
    let unread = try #require(judge(try reading([try position()]), wanted))
    #expect(unread.state == .unknown)
    #expect(unread.evidence.last == .notRead)
    #expect(Changeability([unread]) == .possible(advice: nil))
    let failure = VenueError(.venueFault)
    let failed = judge(
      try reading([try position()], wallet: .failed(failure, at: Self.date)), wanted)
    #expect(failed?.evidence.contains(.failure(failure)) == true)
    for other in [wallet(1, "USD"), wallet(nil), .read(nil, at: Self.date)] {
      let judged = judge(try reading([try position()], wallet: other), wanted)
      #expect(judged?.state == .unknown)
      #expect(
        judged?.evidence.first == .marginNeeded(100, available: nil, asset: "USDT"))
    }
  }
}
