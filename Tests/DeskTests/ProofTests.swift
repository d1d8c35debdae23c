import Desk
import DomainTestSupport
import FoundationEssentials
import LeverDomain
import Synchronization
import Testing

/// What proves a change where no plain reading does, and when a reading proves nothing.
struct ProofTests {
  /// A venue that shows the setting of flat instruments alone, and lets the same request prove it.
  static let repeating = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
    settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: false,
    clockTolerance: nil, provesByRepeating: true)

  let symbol: ContractSymbol
  let instrument: Instrument
  let five: LeverageSetting
  let ten: LeverageSetting
  let clock = DeskClock()
  let unchanged = ChangeAnswer.notModified(VenueError(.refused, status: 200, code: "110043"))

  init() throws {
    symbol = try #require(ContractSymbol("BTCUSDT"))
    let limits = try #require(
      LeverageLimits(minimum: Leverage("1"), maximum: Leverage("25"), step: Leverage("1")))
    instrument = Instrument(symbol: symbol, status: .tradable, limits: limits)
    five = LeverageSetting(both: try Leverage("5"))
    ten = LeverageSetting(both: try Leverage("10"))
  }

  func submit(
    _ wanted: LeverageSetting, _ venue: ScriptedVenue, allowance: WaitAllowance? = nil
  ) async throws -> ChangeReport {
    let account = DeskAccount(name: try #require(AccountName("practice")), connection: venue)
    let desk = Desk(
      accounts: [account], confirmAbove: try Leverage("20"), timing: clock.timing,
      journal: .notKept)
    let reading = await desk.examine(instrument, in: account)
    let connection = await desk.connect(account)
    let proposal = await desk.propose(wanted, on: reading, in: account, accountReading: connection)
    let submission = await desk.submit(
      proposal, on: instrument, in: account, accountReading: connection,
      allowance: allowance ?? WaitAllowance(WaitAllowance.usual))
    guard case .decided(let report) = submission else { throw VenueError(.refused) }
    return report
  }

  @Test func `the row of an open position that stays is proved by the same request once more`()
    async throws
  {
    let venue = ScriptedVenue(
      traits: Self.repeating,
      script: .init(
        setting: .success(.shownByPosition(ten)), answers: [.accepted(echo: nil), unchanged]))
    let report = try await submit(five, venue)
    #expect(report.outcome == .applied)
    #expect(report.proof == .notModified)
    #expect(venue.sent.count == 2)
    #expect(Set(venue.sent).count == 1)
  }

  @Test func `the row of an open position that moved is a proof`() async throws {
    let venue = ScriptedVenue(
      traits: Self.repeating,
      script: .init(
        setting: .success(.shownByPosition(ten)),
        settingAfterChange: .success(.shownByPosition(five)), answers: [.accepted(echo: nil)]))
    let report = try await submit(five, venue)
    #expect(report.outcome == .applied)
    #expect(report.proof == .readBack)
    #expect(venue.sent.count == 1)
  }

  @Test func `the row of an open position never makes a change already set`() async throws {
    let venue = ScriptedVenue(
      traits: Self.repeating,
      script: .init(setting: .success(.shownByPosition(ten)), answers: [unchanged]))
    let report = try await submit(ten, venue)
    #expect(venue.sent.count == 1)
    #expect(report.outcome == .alreadySet)
    #expect(report.proof == .notModified)
  }

  @Test func `a repeated request whose answer is lost leaves the change in doubt`() async throws {
    let venue = ScriptedVenue(
      traits: Self.repeating,
      script: .init(
        setting: .success(.notShown),
        answers: [.accepted(echo: nil), .failed(VenueError(.timedOut))]))
    let report = try await submit(five, venue)
    #expect(report.outcome == .unknown)
  }

  @Test func `a reading that contradicts is not repeated away`() async throws {
    let venue = ScriptedVenue(
      traits: Self.repeating,
      script: .init(setting: .success(.read(ten)), answers: [.accepted(echo: nil), unchanged]))
    let report = try await submit(five, venue)
    #expect(report.outcome == .notConfirmed)
    #expect(venue.sent.count == 1)
  }

  @Test func `an old value is waited out until the venue no longer takes the request`()
    async throws
  {
    let stages = Mutex<[ChangeStage]>([])
    let venue = ScriptedVenue(
      traits: SubmissionTests.readable,
      script: .init(
        setting: .success(.read(ten)), answers: [.failed(VenueError(.timedOut))],
        expiresAt: clock.now.addingTimeInterval(30)))
    let allowance = WaitAllowance(.seconds(60)) { stage in stages.withLock { $0.append(stage) } }
    let report = try await submit(five, venue, allowance: allowance)
    #expect(report.outcome == .refused)
    #expect(report.leadingVerdict?.reason == .neverArrived(VenueError(.timedOut)))
    #expect(clock.now.timeIntervalSince1970 >= 30)
    #expect(
      stages.withLock { $0 }.contains { if case .waitingForExpiry = $0 { true } else { false } })
  }

  @Test func `an expiry beyond the wait leaves the change in doubt`() async throws {
    let venue = ScriptedVenue(
      traits: SubmissionTests.readable,
      script: .init(
        setting: .success(.read(ten)), answers: [.failed(VenueError(.timedOut))],
        expiresAt: clock.now.addingTimeInterval(30)))
    let report = try await submit(five, venue, allowance: WaitAllowance(.seconds(10)))
    #expect(report.outcome == .unknown)
    #expect(report.leadingVerdict?.reason == .notAppliedSoFar(VenueError(.timedOut), ten))
    #expect(clock.now.timeIntervalSince1970 < 10)
  }

  @Test func `without an expiry an old value never concludes a change`() async throws {
    let venue = ScriptedVenue(
      traits: SubmissionTests.readable,
      script: .init(
        setting: .success(.read(ten)), answers: [.failed(VenueError(.timedOut))]))
    let report = try await submit(five, venue)
    #expect(report.outcome == .unknown)
  }
}
