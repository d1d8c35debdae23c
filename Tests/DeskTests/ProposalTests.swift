import Desk
import DomainTestSupport
import FoundationEssentials
import LeverDomain
import Testing

struct ProposalTests {
  let account: DeskAccount
  var reading: InstrumentReading

  init() throws {
    account = DeskAccount(
      name: try #require(AccountName("practice")),
      connection: ScriptedVenue(traits: SubmissionTests.readable, script: .init()))
    let limits = try #require(
      LeverageLimits(minimum: Leverage("1"), maximum: Leverage("50"), step: Leverage("1")))
    let symbol = try #require(ContractSymbol("BTCUSDT"))
    reading = InstrumentReading(
      Instrument(symbol: symbol, status: .tradable, limits: limits))
    let now = Date(timeIntervalSince1970: 0)
    reading.leverage = .read(
      LeverageReading(setting: .read(LeverageSetting(both: try Leverage("10")))), at: now)
    reading.positionMode = .read(.oneWay, at: now)
    reading.positions = .read([], at: now)
    reading.openOrders = .read([], at: now)
  }

  func propose(
    _ long: String, _ short: String? = nil, account other: DeskAccount? = nil,
    accountReading: AccountReading = AccountReading()
  ) throws -> Proposal {
    Proposal(
      setting: LeverageSetting(long: try Leverage(long), short: try Leverage(short ?? long)),
      on: reading, account: other ?? account, accountReading: accountReading, changeBudget: nil,
      confirmAbove: try Leverage("20"))
  }

  @Test(arguments: [("15", false), ("20", false), ("21", true), ("5", false)])
  func `a raise above the threshold asks for the value again`(value: String, asks: Bool) throws {
    #expect((try propose(value).confirmation != nil) == asks)
  }

  @Test mutating func `lowering from above the threshold does not ask`() throws {
    reading.leverage = .read(
      LeverageReading(setting: .read(LeverageSetting(both: try Leverage("40")))),
      at: Date(timeIntervalSince1970: 0))
    #expect(try propose("30").confirmation == nil)
  }

  @Test mutating func `an unknown start counts as a raise`() throws {
    reading.leverage = .notRead
    #expect(try propose("30").confirmation != nil)
  }

  @Test func `a value over the maximum is a violation, not a clamp`() throws {
    let proposal = try propose("51")
    #expect(proposal.violations.map(\.cause) == [.aboveMaximum])
    #expect(!proposal.isPossible)
    #expect(proposal.change.to.long == (try Leverage("51")))
  }

  @Test mutating func `different sides are possible in hedge mode only`() throws {
    #expect(try propose("10", "20").sidesObstacle == .oneWayMode)
    reading.positionMode = .read(.hedge, at: Date(timeIntervalSince1970: 0))
    #expect(try propose("10", "20").sidesObstacle == nil)
    reading.positionMode = .read(nil, at: Date(timeIntervalSince1970: 0))
    #expect(try propose("10", "20").sidesObstacle == .modeNotKnown)
  }

  @Test func `a read-only account blocks by configuration`() throws {
    let readOnly = DeskAccount(
      name: account.name,
      connection: ScriptedVenue(
        traits: SubmissionTests.readable, isReadOnly: true, script: .init()))
    let blocking = try propose("15", account: readOnly).blocking
    #expect(blocking.map(\.kind) == [.keyAllowed])
    #expect(blocking.first?.rule == .configuration)
  }

  @Test(arguments: [(4, false), (6, true), (-6, true)])
  func `a clock beyond the venue's window blocks`(seconds: Int, blocks: Bool) throws {
    let date = Date(timeIntervalSince1970: 0)
    let clock = ClockOffset(
      offset: .seconds(seconds), uncertainty: .zero, measuredAt: date)
    let proposal = try propose(
      "15", accountReading: AccountReading(clock: .read(clock, at: date)))
    #expect(proposal.blocking.contains { $0.kind == .clockClose } == blocks)
  }

  @Test mutating func `what failed to be read is unknown, with the failure as evidence`() throws {
    let error = VenueError(.timedOut)
    reading.openOrders = .failed(error, at: Date(timeIntervalSince1970: 0))
    let orders = try #require(
      propose("15").preconditions.first { $0.kind == .noOpenOrder })
    #expect(orders.state == .unknown)
    #expect(orders.evidence.contains(.failure(error)))
  }

  @Test mutating func `missing limits block, since no value could be checked`() throws {
    let instrument = Instrument(
      symbol: reading.instrument.symbol, status: .tradable, limits: nil)
    reading.instrument = instrument
    #expect(try propose("15").blocking.map(\.kind) == [.limitsKnown])
  }
}
