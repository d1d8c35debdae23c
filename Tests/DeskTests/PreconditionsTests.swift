import Desk
import FoundationEssentials
import LeverDomain
import Testing

@Suite struct PreconditionsTests {
  private let date = Date(timeIntervalSince1970: 0)

  private func evaluate(
    _ kind: Precondition.Kind, searchedBack: Duration? = nil,
    account: AccountReading = AccountReading(), isReadOnly: Bool = false
  ) throws -> Precondition {
    let symbol = try #require(ContractSymbol("BTCUSDT"))
    var reading = InstrumentReading(Instrument(symbol: symbol, status: .tradable, limits: nil))
    reading.openOrders = .read([], at: date)
    reading.ordersSearchedBack = searchedBack
    let all = Preconditions.evaluate(
      reading, account: account, traits: SubmissionTests.readable, isReadOnly: isReadOnly,
      changeBudget: nil)
    return try #require(all.first { $0.kind == kind })
  }

  @Test(arguments: [
    (VenueTraits.Obstacle.blocks, true, Precondition.Rule.venue, Precondition.Rule.venue),
    (.advises, false, .advice, .lever),
  ])
  func `a precondition names whose rule it is`(
    obstacle: VenueTraits.Obstacle, publishes: Bool, order: Precondition.Rule,
    limit: Precondition.Rule
  ) throws {
    let traits = VenueTraits(
      openPosition: obstacle, openOrder: obstacle, limitsSource: .instrumentList,
      settingSource: .eachInstrument, sidesMayDiffer: false, minimumIsAssumed: false,
      clockTolerance: nil, publishesChangeLimit: publishes, changePage: "Set Leverage")
    let symbol = try #require(ContractSymbol("BTCUSDT"))
    var reading = InstrumentReading(Instrument(symbol: symbol, status: .tradable, limits: nil))
    reading.openOrders = .read([], at: date)
    let all = Preconditions.evaluate(
      reading, account: AccountReading(), traits: traits, isReadOnly: false,
      changeBudget: Budget(name: "changes", limit: 1, left: 1, window: .seconds(1), wait: .zero))
    #expect(all.first { $0.kind == .noOpenOrder }?.rule == order)
    #expect(
      all.first { $0.kind == .noOpenOrder }?.page == (obstacle == .blocks ? "Set Leverage" : nil))
    #expect(all.first { $0.kind == .budgetLeft }?.rule == limit)
    // A venue that names no window for the clock has no rule about it.
    #expect(all.first { $0.kind == .clockClose }?.rule == .advice)
  }

  @Test func `a search that does not reach everything says how far it reached`() throws {
    let limited = try evaluate(.noOpenOrder, searchedBack: .seconds(41 * 86_400))
    #expect(limited.state == .met)
    #expect(limited.evidence == [.readAt(date), .searchedBack(.seconds(41 * 86_400))])
    #expect(try evaluate(.noOpenOrder).evidence == [.readAt(date)])
  }

  @Test func `a key of another secret is a warning and never blocks by itself`() throws {
    let accepted = KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
    let taken = try evaluate(
      .keyAllowed,
      account: AccountReading(key: .read(accepted, at: date), keyBelongsToSecret: false))
    #expect(taken.state == .advisory)
    #expect(taken.evidence == [.keyOfAnotherSecret, .readAt(date)])
    let rejection = VenueError(.keyRejected)
    let rejected = try evaluate(
      .keyAllowed,
      account: AccountReading(key: .failed(rejection, at: date), keyBelongsToSecret: false))
    #expect(rejected.state == .blocking)
    #expect(rejected.evidence.first == .keyOfAnotherSecret)
    for told in [true, nil] {
      let fine = try evaluate(
        .keyAllowed,
        account: AccountReading(key: .read(accepted, at: date), keyBelongsToSecret: told))
      #expect(fine.state == .met)
      #expect(fine.evidence == [.readAt(date)])
    }
  }

  @Test
  func `an instrument that is only remembered forbids a change, and its limits count for nothing`()
    throws
  {
    let symbol = try #require(ContractSymbol("BTCUSDT"))
    let limits = LeverageLimits(
      minimum: try Leverage("1"), maximum: try Leverage("25"), step: try Leverage("1"))
    var reading = InstrumentReading(
      Instrument(symbol: symbol, status: .tradable, limits: limits), isListed: false)
    reading.positionMode = .read(.oneWay, at: date)
    #expect(reading.limits == nil)
    func blocking() -> [Precondition] {
      Preconditions.evaluate(
        reading, account: AccountReading(), traits: SubmissionTests.readable, isReadOnly: false,
        changeBudget: nil
      ).filter(\.forbidsChange)
    }
    #expect(blocking().map(\.kind) == [.tradableInstrument, .limitsKnown])
    #expect(blocking().allSatisfy { $0.state == .unknown && $0.evidence == [.notRead] })
    #expect(Changeability(blocking()) == .notKnown)
    // A reading of the setting brings limits, but not the news that the instrument is still traded.
    reading.leverage = .read(LeverageReading(setting: .notShown, limits: limits), at: date)
    #expect(blocking().map(\.kind) == [.tradableInstrument])
    reading.isListed = true
    #expect(blocking().isEmpty)
  }
}
