import Desk
import DomainTestSupport
import FoundationEssentials
import LeverDomain
import Testing

struct SubmissionTests {
  static let readable = VenueTraits(
    openPosition: .blocks, openOrder: .blocks, limitsSource: .instrumentList,
    settingSource: .eachInstrument, sidesMayDiffer: true, oneRequestPerSide: true,
    minimumIsAssumed: false,
    modeShapesRequest: true, clockTolerance: .seconds(5))
  static let unreadable = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
    settingSource: .notOffered, sidesMayDiffer: false, minimumIsAssumed: true,
    clockTolerance: .seconds(5))

  let symbol: ContractSymbol
  let instrument: Instrument
  let ten: LeverageSetting
  let twenty: LeverageSetting

  init() throws {
    symbol = try #require(ContractSymbol("BTCUSDT"))
    let limits = try #require(
      LeverageLimits(minimum: Leverage("1"), maximum: Leverage("25"), step: Leverage("1")))
    instrument = Instrument(symbol: symbol, status: .tradable, limits: limits)
    ten = LeverageSetting(both: try Leverage("10"))
    twenty = LeverageSetting(both: try Leverage("20"))
  }

  func submit(
    _ wanted: LeverageSetting, _ venue: ScriptedVenue
  ) async throws -> Submission {
    let account = DeskAccount(name: try #require(AccountName("practice")), connection: venue)
    let desk = Desk(
      accounts: [account], confirmAbove: try Leverage("20"),
      timing: DeskTiming(now: { Date(timeIntervalSince1970: 0) }, wait: { _ in }),
      journal: .notKept)
    let reading = await desk.examine(instrument, in: account)
    let connection = await desk.connect(account)
    let proposal = await desk.propose(wanted, on: reading, in: account, accountReading: connection)
    return await desk.submit(
      proposal, on: instrument, in: account, accountReading: connection)
  }

  func decided(
    _ wanted: LeverageSetting, _ venue: ScriptedVenue
  ) async throws -> ChangeReport {
    guard case .decided(let report) = try await submit(wanted, venue) else {
      throw VenueError(.refused)
    }
    return report
  }

  @Test func `an accepted change that reads back is applied`() async throws {
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(
        setting: .success(.read(ten)), settingAfterChange: .success(.read(twenty)),
        answers: [.accepted(echo: nil)]))
    let report = try await decided(twenty, venue)
    #expect(report.outcome == .applied)
    #expect(report.proof == .readBack)
    #expect(report.change.from == ten)
    #expect(venue.sent.count == 1)
  }

  @Test func `an order that appears after the review stops the change before it is sent`()
    async throws
  {
    let order = OpenOrder(
      symbol: symbol, identifier: "order-1", side: .buy, type: "LIMIT", status: "NEW")
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(setting: .success(.read(ten)), orders: .success([order])))
    guard case .blocked(let proposal) = try await submit(twenty, venue) else {
      Issue.record("the change was sent")
      return
    }
    #expect(proposal.blocking.contains { $0.evidence.contains(.order(order)) })
    #expect(venue.sent.isEmpty)
  }

  @Test func `the wanted setting being set already sends nothing`() async throws {
    let venue = ScriptedVenue(
      traits: Self.readable, script: .init(setting: .success(.read(twenty))))
    let report = try await decided(twenty, venue)
    #expect(report.outcome == .alreadySet)
    #expect(report.proof == .readBack)
    #expect(venue.sent.isEmpty)
  }

  @Test func `a timeout is reconciled by reading and never sent again`() async throws {
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(
        setting: .success(.read(ten)), settingAfterChange: .success(.read(twenty)),
        answers: [.failed(VenueError(.timedOut))]))
    let report = try await decided(twenty, venue)
    #expect(report.outcome == .applied)
    #expect(report.leadingVerdict?.reason == .reconciledByReading(VenueError(.timedOut)))
    #expect(venue.sent.count == 1)
  }

  @Test func `a timeout where nothing can be read stays unknown`() async throws {
    let venue = ScriptedVenue(
      traits: Self.unreadable,
      script: .init(
        setting: .success(.notOffered), answers: [.failed(VenueError(.timedOut))]))
    let report = try await decided(twenty, venue)
    #expect(report.outcome == .unknown)
    #expect(report.proof == .none)
  }

  @Test func `an echo is proof where nothing can be read`() async throws {
    let venue = ScriptedVenue(
      traits: Self.unreadable,
      script: .init(
        setting: .success(.notOffered), answers: [.accepted(echo: try Leverage("20"))]))
    let report = try await decided(twenty, venue)
    #expect(report.outcome == .applied)
    #expect(report.proof == .echo)
  }

  @Test func `a value taken and clamped in silence is not confirmed`() async throws {
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(
        setting: .success(.read(ten)), answers: [.accepted(echo: try Leverage("20"))]))
    let report = try await decided(twenty, venue)
    #expect(report.outcome == .notConfirmed)
    #expect(report.leadingVerdict?.reason == .readsDifferently(ten))
    #expect(venue.readings(of: .leverage) > 3)
  }

  @Test func `a second side that is refused leaves the change half applied`() async throws {
    let refusal = VenueError(.marginTooLow, status: 200, code: "101204")
    let half = LeverageSetting(long: twenty.long, short: ten.short)
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(
        setting: .success(.read(ten)), settingAfterChange: .success(.read(half)),
        mode: .success(.hedge), answers: [.accepted(echo: nil), .failed(refusal)]))
    let report = try await decided(twenty, venue)
    #expect(report.steps.map(\.verdict.outcome) == [.applied, .refused])
    #expect(report.isHalfApplied)
    #expect(report.outcome == .notConfirmed)
    #expect(report.leadingVerdict?.reason == .refusedByVenue(refusal))
  }

  @Test func `after a first side that is refused the second is not sent`() async throws {
    let refusal = VenueError(.marginTooLow)
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(
        setting: .success(.read(ten)), mode: .success(.hedge), answers: [.failed(refusal)]))
    let report = try await decided(twenty, venue)
    #expect(venue.sent.count == 1)
    #expect(report.outcome == .refused)
    #expect(report.steps.last?.answer == nil)
  }

  @Test func `a refusal stays in doubt while the reading that is offered fails`() async throws {
    let refusal = VenueError(.marginTooLow)
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(
        setting: .success(.read(ten)), settingAfterChange: .failure(VenueError(.timedOut)),
        answers: [.failed(refusal)]))
    let report = try await decided(twenty, venue)
    #expect(report.outcome == .unknown)
    #expect(
      report.leadingVerdict?.reason == .refusedUnproved(refusal, reading: VenueError(.timedOut)))
    // It is asked for as often as for any other outcome.
    #expect(venue.readings(of: .leverage) > 3)
  }

  @Test func `an unknown position mode blocks where it shapes the request`() async throws {
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(setting: .success(.read(ten)), mode: .failure(VenueError(.timedOut))))
    guard case .blocked(let proposal) = try await submit(twenty, venue) else {
      Issue.record("the change was sent")
      return
    }
    #expect(proposal.blocking.map(\.kind) == [.positionModeKnown])
  }

  @Test func `a connection that never stood sends nothing and says so`() async throws {
    let venue = ScriptedVenue(
      traits: Self.readable,
      script: .init(
        setting: .success(.read(ten)), answers: [.failed(VenueError(.unreachable))]))
    let report = try await decided(twenty, venue)
    #expect(report.isNothingSent)
    #expect(report.outcome == .refused)
  }
}
