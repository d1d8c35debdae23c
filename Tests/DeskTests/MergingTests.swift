import Desk
import FoundationEssentials
import LeverDomain
import Testing

/// How what is read later joins what is known.
@Suite struct MergingTests {
  private let symbol: ContractSymbol
  private let other: ContractSymbol
  private var reading: InstrumentReading

  init() throws {
    symbol = try #require(ContractSymbol("BTCUSDT"))
    other = try #require(ContractSymbol("ETHUSDT"))
    reading = InstrumentReading(Instrument(symbol: symbol, status: .tradable, limits: nil))
  }

  private func time(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }

  private func position(_ symbol: ContractSymbol) -> Position {
    Position(symbol: symbol, side: .long, size: 1)
  }

  private func both(_ text: String) throws -> LeverageSetting {
    LeverageSetting(both: try Leverage(text))
  }

  private func proved(_ text: String, at seconds: Double) throws -> ProvedSetting {
    ProvedSetting(
      setting: try both(text), proof: .echo, change: ChangeIdentifier(), provedAt: time(seconds))
  }

  @Test(arguments: [
    // What is known, what comes, and whether that wins.
    (nil, nil, true), (nil, 1.0, true), (1, nil, false), (1, 1, true), (1, 2, true), (2, 1, false),
  ])
  func `the later reading wins, be it an answer or a failure`(
    known: Double?, new: Double?, wins: Bool
  ) {
    let before = known.map { Reading.read(PositionMode?.some(.hedge), at: time($0)) } ?? .notRead
    let after =
      new.map { Reading<PositionMode?>.failed(VenueError(.timedOut), at: time($0)) } ?? .notRead
    #expect(after.isNotOlder(than: before) == wins)
    var reading = reading
    reading.positionMode = before
    reading.receive(positionMode: after)
    #expect(reading.positionMode == (wins ? after : before))
  }

  @Test mutating func `one answer tells leverage, positions and mode`() throws {
    let told = LeverageReading(
      setting: .read(try both("10")), positionMode: .hedge, positions: [position(symbol)])
    reading.receive(leverage: .read(told, at: time(5)))
    #expect(reading.leverage == .read(told, at: time(5)))
    #expect(reading.positions == .read([position(symbol)], at: time(5)))
    #expect(reading.positionMode == .read(.hedge, at: time(5)))
    #expect(reading.openOrders == .notRead)
  }

  @Test mutating func `what an answer leaves out stays as it is known`() throws {
    reading.positions = .read([position(symbol)], at: time(1))
    reading.positionMode = .read(.oneWay, at: time(1))
    reading.receive(leverage: .read(LeverageReading(setting: .notShown), at: time(5)))
    #expect(reading.positions == .read([position(symbol)], at: time(1)))
    #expect(reading.positionMode == .read(.oneWay, at: time(1)))
  }

  @Test mutating func `a mode and positions read since are not undone by an earlier answer`() throws
  {
    reading.positions = .read([], at: time(9))
    reading.positionMode = .read(.oneWay, at: time(9))
    let told = LeverageReading(
      setting: .notShown, positionMode: .hedge, positions: [position(symbol)])
    reading.receive(leverage: .read(told, at: time(5)))
    #expect(reading.leverage.date == time(5))
    #expect(reading.positions == .read([], at: time(9)))
    #expect(reading.positionMode == .read(.oneWay, at: time(9)))
  }

  @Test mutating func `an older answer tells nothing at all`() throws {
    reading.receive(leverage: .failed(VenueError(.timedOut), at: time(9)))
    reading.receive(
      leverage: .read(LeverageReading(setting: .notShown, positionMode: .hedge), at: time(5)))
    #expect(reading.leverage.error != nil)
    #expect(reading.positionMode == .notRead)
  }

  @Test mutating func `a setting that somebody else read leaves the limits as they are`() throws {
    let limits = LeverageLimits(
      minimum: try Leverage("1"), maximum: try Leverage("25"), step: try Leverage("1"))
    let told = LeverageReading(
      setting: .read(try both("10")), limits: limits, positionMode: .hedge, positions: [])
    reading.receive(leverage: .read(told, at: time(1)))
    reading.receive(setting: .read(try both("12")), at: time(2))
    #expect(reading.values == (try both("12")))
    #expect(reading.limits == limits)
    #expect(reading.knownPositionMode == .hedge)
    #expect(reading.positions == .read([], at: time(1)))
  }

  @Test mutating func `a proved setting gives way to a newer one only`() throws {
    let (old, new) = (try proved("5", at: 1), try proved("6", at: 2))
    reading.receive(new)
    reading.receive(old)
    #expect(reading.proved == new)
  }

  @Test(arguments: [(1.0, true), (9.0, false)])
  func `a reading that knows of no proof ends one that is older than itself`(
    provedAt: Double, ends: Bool
  ) throws {
    var reading = reading
    reading.receive(try proved("5", at: provedAt))
    var new = InstrumentReading(reading.instrument)
    new.leverage = .read(LeverageReading(setting: .notShown), at: time(5))
    reading.receive(new)
    #expect((reading.proved == nil) == ends)
  }

  @Test mutating func `how far back orders were searched comes and stays with them`() {
    var new = InstrumentReading(reading.instrument)
    new.openOrders = .read([], at: time(10))
    new.ordersSearchedBack = .seconds(600)
    reading.receive(new)
    #expect(reading.ordersSearchedBack == .seconds(600))
    var older = InstrumentReading(reading.instrument)
    older.openOrders = .read([], at: time(5))
    reading.receive(older)
    #expect(reading.ordersSearchedBack == .seconds(600))
  }

  @Test mutating func `a whole reading joins part by part`() throws {
    reading.openOrders = .read([], at: time(9))
    var new = InstrumentReading(reading.instrument)
    new.leverage = .read(LeverageReading(setting: .notShown), at: time(5))
    new.openOrders = .failed(VenueError(.timedOut), at: time(5))
    new.markPrice = .read(nil, at: time(5))
    new.marginMode = .read(.cross, at: time(5))
    new.wallet = .read(nil, at: time(5))
    new.tiers = .read([], at: time(5))
    reading.receive(new)
    #expect(reading.openOrders == .read([], at: time(9)))
    #expect(reading.leverage.date == time(5))
    for date in [
      reading.markPrice.date, reading.marginMode.date, reading.wallet.date, reading.tiers.date,
    ] {
      #expect(date == time(5))
    }
  }

  @Test func `a list of the account gives every instrument its share`() {
    let shares = InstrumentShares(.read([position(symbol), position(symbol)], at: time(3)))
    #expect(shares[symbol].value?.count == 2)
    #expect(shares[other] == .read([], at: time(3)))
  }

  @Test(arguments: [Reading<[OpenOrder]>.notRead, .failed(VenueError(.timedOut), at: .distantPast)])
  func `a list that is not there is not there for any instrument`(whole: Reading<[OpenOrder]>) {
    #expect(InstrumentShares(whole)[symbol] == whole)
  }
}
