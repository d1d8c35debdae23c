import Desk
import DomainTestSupport
import FoundationEssentials
import JournalModel
import LeverDomain
import Synchronization
import Testing

@Suite struct JournalledSubmissionTests {
  let name: AccountName
  let instrument: Instrument
  let ten: LeverageSetting
  let twenty: LeverageSetting
  let author = ChangeAuthor(
    user: "asha", host: "desk-1",
    process: ProcessMark(identifier: 1, startedAt: nil, realm: "here"), terminal: nil,
    command: "lever set")

  init() throws {
    name = try #require(AccountName("practice"))
    let limits = try #require(
      LeverageLimits(minimum: Leverage("1"), maximum: Leverage("25"), step: Leverage("1")))
    instrument = Instrument(
      symbol: try #require(ContractSymbol("BTCUSDT")), status: .tradable, limits: limits)
    ten = LeverageSetting(both: try Leverage("10"))
    twenty = LeverageSetting(both: try Leverage("20"))
  }

  func desk(
    _ venue: ScriptedVenue, _ journal: JournalAccess,
    now: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: 0) }
  ) throws -> Desk {
    Desk(
      accounts: [DeskAccount(name: name, connection: venue)], confirmAbove: try Leverage("20"),
      timing: DeskTiming(now: now, wait: { _ in }), journal: journal)
  }

  func submit(
    _ venue: ScriptedVenue, _ access: JournalAccess, why reason: ChangeReason = .asked,
    isDespiteUnsettled: Bool = false,
    now: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: 0) }
  ) async throws -> Submission {
    let desk = try desk(venue, access, now: now)
    let account = desk.accounts[0]
    let reading = await desk.examine(instrument, in: account)
    let connection = await desk.connect(account)
    let proposal = await desk.propose(
      twenty, on: reading, in: account, accountReading: connection)
    return await desk.submit(
      proposal, on: instrument, in: account, accountReading: connection, why: reason,
      isDespiteUnsettled: isDespiteUnsettled)
  }

  /// A venue that shows 10x until something was sent, then 20x.
  func obedient(_ answers: [ChangeAnswer] = [.accepted(echo: nil)]) -> ScriptedVenue {
    ScriptedVenue(
      traits: SubmissionTests.readable,
      script: .init(
        setting: .success(.read(ten)), settingAfterChange: .success(.read(twenty)),
        answers: answers))
  }

  /// A venue that offers no reading.
  func mute(_ answers: [ChangeAnswer] = []) -> ScriptedVenue {
    ScriptedVenue(
      traits: SubmissionTests.unreadable,
      script: .init(setting: .success(.notOffered), answers: answers))
  }

  /// Writes down what a process leaves that is killed before it hears an answer. The venue takes its
  /// requests no longer, unless said otherwise.
  func leaveIntent(
    in journal: MemoryJournal, expiresAt expiry: Date? = .distantPast
  ) async throws -> ChangeIdentifier {
    let change = Change(
      symbol: instrument.symbol, from: ten, to: twenty, positionMode: .oneWay)
    let identifier = ChangeIdentifier()
    try await journal.append(
      .intent(
        ChangeIntent(
          identifier: identifier, moment: JournalMoment(local: .distantPast), author: author,
          reason: .asked, account: name, venue: .bingx, change: change,
          steps: mute().rules.legs(of: change), previews: [], expiresAt: expiry)))
    return identifier
  }

  @Test func `a change whose name is taken is written down under another`() async throws {
    let journal = MemoryJournal(taken: 2)
    let venue = obedient()
    let submission = try await submit(venue, .open(journal, author: author))
    guard case .decided(let report) = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(report.outcome == .applied)
    let names = Set(journal.entries.map(\.identifier))
    #expect(names == [report.identifier])
  }

  @Test func `a journal that takes no name is not asked for ever, and nothing is sent`()
    async throws
  {
    let journal = MemoryJournal(taken: 100)
    let venue = obedient()
    let submission = try await submit(venue, .open(journal, author: author))
    guard case .withheld(.notJournalled(.duplicateChange)) = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(venue.sent.isEmpty)
  }

  @Test func `a change is written down before it is sent, and its end after it`() async throws {
    let journal = MemoryJournal()
    let submission = try await submit(obedient(), .open(journal, author: author))
    guard case .decided(let report) = submission else {
      Issue.record("\(submission)")
      return
    }
    let change = try #require(try await journal.change(report.identifier))
    #expect(change.outcome == .applied)
    #expect(change.answer(toStep: 0) == .accepted(echo: nil))
    #expect(change.settingBefore == ten)
    #expect(report.journalError == nil)
    #expect(journal.standingClaims.isEmpty)
  }

  @Test func `nothing is sent when the intent cannot be written`() async throws {
    let venue = obedient()
    let journal = MemoryJournal(room: 0)
    let submission = try await submit(venue, .open(journal, author: author))
    #expect(submission == .withheld(.notJournalled(MemoryJournal.full)))
    #expect(venue.sent.isEmpty)
    #expect(journal.standingClaims.isEmpty)
  }

  @Test func `nothing is sent when there is no journal`() async throws {
    let venue = obedient()
    let submission = try await submit(venue, .unavailable(MemoryJournal.full))
    #expect(submission == .withheld(.notJournalled(MemoryJournal.full)))
    #expect(venue.sent.isEmpty)
  }

  @Test(arguments: [1, 2])
  func `a change that was sent goes on when the disk fills, and says so`(
    room: Int
  ) async throws {
    let journal = MemoryJournal(room: room)
    let submission = try await submit(obedient(), .open(journal, author: author))
    guard case .decided(let report) = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(report.outcome == .applied)
    #expect(report.journalError == MemoryJournal.full)
    #expect(try await journal.unsettled().changes.count == 1)
  }

  @Test func `whoever comes second is told who is changing the instrument`() async throws {
    let journal = MemoryJournal()
    let other = ChangeAuthor(
      user: "ravi", host: "desk-2",
      process: ProcessMark(identifier: 2, startedAt: nil, realm: "there"), terminal: nil,
      command: "screen")
    let key = InstrumentKey(account: name, venue: .bingx, symbol: instrument.symbol)
    _ = try await journal.claim(key, by: other)
    let venue = obedient()
    guard
      case .withheld(.claimed(let claim)) = try await submit(
        venue, .open(journal, author: author))
    else {
      Issue.record("it was sent")
      return
    }
    #expect(claim.holder == other)
    #expect(venue.sent.isEmpty)
    #expect(journal.standingClaims == [claim])
  }

  @Test(arguments: [true, false])
  func `an intent without an answer is reconciled by reading`(wasApplied: Bool) async throws {
    let journal = MemoryJournal()
    let identifier = try await leaveIntent(in: journal)
    let venue = ScriptedVenue(
      traits: SubmissionTests.readable,
      script: .init(setting: .success(.read(wasApplied ? twenty : ten))))
    let desk = try desk(venue, .open(journal, author: author))
    let settlements = try await desk.settle(desk.accounts[0])
    let change = try #require(try await journal.change(identifier))
    #expect(settlements == [.concluded(change)])
    #expect(change.outcome == (wasApplied ? .applied : .refused))
    #expect(change.conclusion?.proof == .readBack)
    #expect(venue.sent.isEmpty)
    #expect(try await desk.settle(desk.accounts[0]).isEmpty)
    #expect(journal.standingClaims.isEmpty)
  }

  @Test func `a reading that fails settles nothing and writes nothing`() async throws {
    let journal = MemoryJournal()
    _ = try await leaveIntent(in: journal)
    let error = VenueError(.unreachable)
    let venue = ScriptedVenue(
      traits: SubmissionTests.readable, script: .init(setting: .failure(error)))
    let desk = try desk(venue, .open(journal, author: author))
    guard case .unknown(_, .failed(error))? = try await desk.settle(desk.accounts[0]).first else {
      Issue.record("it was settled")
      return
    }
    #expect(journal.entries.count == 1)
  }

  @Test func `what another process is changing is left to it`() async throws {
    let journal = MemoryJournal()
    _ = try await leaveIntent(in: journal)
    let key = InstrumentKey(account: name, venue: .bingx, symbol: instrument.symbol)
    _ = try await journal.claim(key, by: author)
    let desk = try desk(obedient(), .open(journal, author: author))
    guard case .underWay? = try await desk.settle(desk.accounts[0]).first else {
      Issue.record("it was settled")
      return
    }
    #expect(journal.entries.count == 1)
  }

  @Test func `where nothing can be read the next change is refused unless told otherwise`()
    async throws
  {
    let journal = MemoryJournal()
    let earlier = try await leaveIntent(in: journal)
    let venue = mute([.accepted(echo: try Leverage("20"))])
    guard
      case .withheld(.unsettled(let changes)) = try await submit(
        venue, .open(journal, author: author))
    else {
      Issue.record("it was sent")
      return
    }
    #expect(changes.map(\.identifier) == [earlier])
    #expect(venue.sent.isEmpty)

    guard
      case .decided(let report) = try await submit(
        venue, .open(journal, author: author), isDespiteUnsettled: true)
    else {
      Issue.record("it was not sent")
      return
    }
    #expect(report.outcome == .applied)
    #expect(try await journal.change(report.identifier)?.intent.reason == .again(of: earlier))
    let overtaken = try #require(try await journal.change(earlier))
    #expect(overtaken.outcome == .unknown)
    #expect(overtaken.successor == report.identifier)
    #expect(!overtaken.isUnsettled)
  }

  @Test func `what can be read is settled on the way to the next change`() async throws {
    let journal = MemoryJournal()
    let earlier = try await leaveIntent(in: journal)
    let submission = try await submit(obedient(), .open(journal, author: author))
    guard case .decided = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(try await journal.change(earlier)?.outcome == .refused)
  }

  @Test(arguments: [false, true])
  func `the instrument is held while an earlier request may still arrive`(
    isDespiteUnsettled: Bool
  ) async throws {
    let journal = MemoryJournal()
    let expiry = Date(timeIntervalSince1970: 40)
    let earlier = try await leaveIntent(in: journal, expiresAt: expiry)
    let venue = obedient()
    let submission = try await submit(
      venue, .open(journal, author: author), isDespiteUnsettled: isDespiteUnsettled)
    guard case .withheld(.mayStillArrive(let changes, let until)) = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(changes.map(\.identifier) == [earlier])
    #expect(until == expiry)
    #expect(venue.sent.isEmpty)
    #expect(try await journal.change(earlier)?.outcome == .unknown)
  }

  @Test(arguments: 0..<40)
  func `a moment that passes while it is read leaves nothing in doubt`(seconds: Int) async throws {
    let journal = MemoryJournal()
    _ = try await leaveIntent(
      in: journal, expiresAt: Date(timeIntervalSince1970: Double(seconds)))
    // Each look at the clock finds it a second later.
    let looks = Mutex(0)
    let submission = try await submit(obedient(), .open(journal, author: author)) {
      looks.withLock { looks in
        looks += 1
        return Date(timeIntervalSince1970: Double(looks))
      }
    }
    if case .withheld(.unsettled) = submission { Issue.record("\(submission)") }
  }

  @Test func `what a change proved is where the next one starts from, and is sent all the same`()
    async throws
  {
    let journal = MemoryJournal()
    let echo = ChangeAnswer.accepted(echo: try Leverage("20"))
    guard
      case .decided(let first) = try await submit(mute([echo]), .open(journal, author: author)),
      case .decided(let second) = try await submit(mute([echo]), .open(journal, author: author))
    else {
      Issue.record("not sent")
      return
    }
    #expect(first.change.from == nil)
    #expect(first.change.fromSource == .notKnown)
    #expect(second.change.from == twenty)
    #expect(second.change.fromSource == .proved)
    #expect(second.steps.count == 1)
    let desk = try desk(mute([]), .open(journal, author: author))
    let proved = await desk.provedSetting(of: instrument.symbol, in: desk.accounts[0])
    #expect(proved?.setting == twenty)
    #expect(proved?.proof == .echo)
    #expect(proved?.change == second.identifier)
  }

  @Test func `the last change over a known setting can be undone, under its name`() async throws {
    let journal = MemoryJournal()
    let desk = try desk(obedient(), .open(journal, author: author))
    #expect(try await desk.lastUndoable() == nil)
    guard
      case .decided(let report) = try await submit(
        obedient(), .open(journal, author: author))
    else {
      Issue.record("it was not sent")
      return
    }
    #expect(try await desk.lastUndoable()?.identifier == report.identifier)
    _ = try await submit(
      obedient(), .open(journal, author: author), why: .undo(of: report.identifier))
    #expect(
      try await desk.lastUndoable()?.intent.reason == .undo(of: report.identifier))
  }
}
