import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// The states of the parts, each without the screen around it: what is told goes in, what is asked of
/// others comes out.
struct PartStateTests {
  private let journalLayout = JournalLayout(size: Size(columns: 80, rows: 24))

  private func account() throws -> ScreenAccount {
    try #require(Stage(isConnected: false).model.accounts.all.first)
  }

  // MARK: - Accounts

  @Test func `the accounts ask for the one to be selected and select nothing themselves`() {
    var accounts = Stage().model.accounts
    let asked = accounts.obey(.move(.lines(2)))
    #expect(asked == [.selectAccount(2)])
    #expect(accounts.selectedIndex == 0)
    accounts.select(9)
    #expect(accounts.selectedIndex == 3)
    let opened = accounts.obey(.open)
    #expect(opened == [.focus(.instruments)])
  }

  @Test func `a click on an account goes by where it was drawn`() {
    var accounts = Stage().model.accounts
    accounts.fit([
      Rectangle(column: 1, row: 1, columns: 20, rows: 3),
      Rectangle(column: 1, row: 5, columns: 20, rows: 3),
    ])
    #expect(
      accounts.press(at: Point(column: 3, row: 6)) == [.focus(.accounts), .selectAccount(1)])
    #expect(accounts.press(at: Point(column: 3, row: 4)) == [.focus(.accounts)])
  }

  @Test func `the limits are looked at once for many readings that end together`() throws {
    var account = try account()
    let first = account.take(.spent(nil), now: Stage.start)
    let second = account.take(.spent(nil), now: Stage.start)
    #expect(first == [.readBudgets(after: .zero)] && second.isEmpty)
    let budget = Budget(name: "all", limit: 20, left: 9, window: .seconds(60), wait: .zero)
    _ = account.take(.budgetsRead([budget], change: budget), now: Stage.start)
    let third = account.take(.spent(nil), now: Stage.start)
    #expect(third == [.readBudgets(after: .zero)])
  }

  // MARK: - Instruments

  @Test func `a filter is typed, kept and cleared`() {
    var instruments = InstrumentsState(accounts: 1)
    instruments.update(
      0, .listed(.read(Stage.instruments(), at: Stage.start)), lines: 10, now: Stage.start)
    let asked = instruments.beginFilter(of: 0, lines: 10)
    #expect(asked == [.focus(.instruments)])
    instruments.type("sol", of: 0, lines: 10)
    #expect(instruments.list(of: 0).selectedRow?.symbol.text == "SOLUSDT")
    instruments.obey(.keep, of: 0, lines: 10)
    #expect(!instruments.isFiltering && instruments.list(of: 0).shown.count == 1)
    _ = instruments.obey(.clearFilter, of: 0, lines: 10)
    #expect(instruments.list(of: 0).shown.count == 30)
    #expect(instruments.list(of: 0).selectedRow?.symbol.text == "SOLUSDT")
  }

  @Test func `what is told of an account that is not there changes nothing`() {
    var instruments = InstrumentsState(accounts: 1)
    let before = instruments
    instruments.update(3, .accountChanged, lines: 10, now: Stage.start)
    #expect(instruments == before && instruments.list(of: 3) == InstrumentList())
  }

  // MARK: - Changes

  @Test func `a change goes from draft to its end, and late news changes nothing`() throws {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("15")
    let proposal = try #require(stage.model.leverage.proposal)
    let instrument = try #require(stage.model.row?.reading.instrument)
    var staging = StagingState()
    let entry = staging.draft(proposal, of: instrument)
    #expect(staging.entries.isEmpty && !staging.isAnyOpen)
    staging.submit(entry, now: Stage.start)
    #expect(staging.isAnyOpen)
    staging.take(.checking, of: entry.identifier, now: Stage.start)
    #expect(staging.entries.first?.progress?.stage == .checking)
    let ended = staging.take(
      Submission.blocked(proposal), of: entry.identifier, now: Stage.start)
    #expect(ended?.identifier == entry.identifier && !staging.isAnyOpen)
    staging.take(.readingBack, of: entry.identifier, now: Stage.start)
    #expect(staging.entries.first?.progress?.stage == .checking)
    let unknown = staging.take(Submission.blocked(proposal), of: 99, now: Stage.start)
    #expect(unknown == nil)
  }

  // MARK: - Journal and help

  @Test func `the journal asks for what it lacks once, and hands on what is done with a change`() {
    var journal = JournalState()
    let asked = journal.plan(in: journalLayout)
    guard case .background(.journal(.readPage(let question)))? = asked.first else {
      Issue.record("nothing was asked")
      return
    }
    #expect(journal.plan(in: journalLayout).isEmpty)
    let change = SampleChange(number: 1).change
    journal.take(
      .success(JournalPage(changes: [change], unreadable: [])), to: question, in: journalLayout)
    let undo = journal.obey(JournalCommand.act(.undo), in: journalLayout)
    #expect(undo == [.undo(.change(change.identifier))])
    let away = journal.obey(JournalCommand.act(.goToInstrument), in: journalLayout)
    #expect(away == [.goToInstrument(change.intent.instrument)])
    let opened = journal.obey(JournalCommand.open, in: journalLayout)
    #expect(opened.isEmpty && journal.detail?.change == change)
    let closed = journal.obey(JournalDetailCommand.close, in: journalLayout)
    #expect(closed == [.closeJournal])
  }

  @Test func `the help scrolls as far as its picture has told`() {
    var help = HelpState()
    help.fit(5)
    _ = help.obey(.scroll(.pages(3)), lines: 20)
    #expect(help.scroll.top == 5)
    let closed = help.obey(.close, lines: 20)
    #expect(closed == [.closeDialog])
  }
}
