import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// What others write to the journal, on this screen.
struct FollowingTests {
  func claim(_ change: SampleChange) -> InstrumentClaim {
    InstrumentClaim(
      instrument: change.change.intent.instrument, holder: change.author, takenAt: Stage.start,
      token: 1)
  }

  @Test func `a change by somebody else is listed under their name, and its row follows`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.wait(60)
    let change = SampleChange(number: 3, user: "bela", secondsAgo: -30)
    stage.send(.journalGrew(JournalNews(changes: [change.change])))
    #expect(stage.text.contains("✓ coinswitch-futures BTCUSDT  10x → 15x by bela  applied"))
    #expect(stage.model.row?.reading.values == LeverageSetting(both: leverage("15")))
    // The reading was made when the other process made it, not now.
    #expect(stage.model.row?.reading.leverage.date == Stage.start.addingTimeInterval(32))
    #expect(stage.model.row?.isOutdated == false)
  }

  @Test func `what nobody could read back is read again, and does not look fresh until then`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.wait(8)
    var change = SampleChange(number: 3, secondsAgo: -5, outcome: .unknown, proof: .none)
    change.answer = .failed(VenueError(.timedOut))
    stage.send(.journalGrew(JournalNews(changes: [change.change])))
    #expect(stage.model.row?.isOutdated == true)
    #expect(stage.text.contains("10x?"))
    #expect(stage.text.contains("before a change"))
    #expect(!stage.examinations.isEmpty)
    stage.examine("BTCUSDT")
    #expect(stage.model.row?.isOutdated == false)
  }

  @Test func `a row that is out of sight is read again in the background`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.press(.character("/"))
    stage.press(.enter)
    stage.press(.end)
    for row in stage.model.instruments.list(of: 0).rows {
      stage.send(
        .leverageRead(
          account: .blocking, row.symbol,
          .read(
            LeverageReading(setting: .read(LeverageSetting(both: leverage("10")))),
            at: stage.model.now)))
    }
    stage.wait(50)
    var change = SampleChange(number: 3, secondsAgo: -30, outcome: .notConfirmed, proof: .none)
    change.outcome = .unknown
    change.successor = SampleChange.identifier(4)
    stage.send(.journalGrew(JournalNews(changes: [change.change])))
    #expect(
      stage.effects.contains {
        if case .background(.account(.blocking, .readLeverage(let symbol, _))) = $0 {
          symbol.text == "BTCUSDT"
        } else {
          false
        }
      })
  }

  @Test func `where nothing can be read the last echo is known from the journal, with its age`() {
    var stage = Stage()
    let echoed = SampleChange(
      number: 2, account: "ztdx", venue: .ztdx, to: "7", secondsAgo: 300, proof: .echo,
      answer: .accepted(echo: leverage("7")), reading: .notOffered)
    stage.send(.journalOpened(JournalOpening(proved: [echoed.change])))
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    #expect(stage.text.contains("7x confirmed by lever"))
    #expect(stage.text.contains(" 7x*"))
    #expect(stage.text.contains("7x (confirmed by lever: echo, 4 min"))
    #expect(stage.text.contains("ago; not read now)"))
    #expect(stage.text.contains("4 min ago"))
    #expect(stage.model.standing.shownChanges.isEmpty)
    // What may have been applied since leaves nothing known.
    let unknown = SampleChange(
      number: 3, account: "ztdx", venue: .ztdx, to: "9", secondsAgo: 60, outcome: .unknown,
      proof: .none, answer: nil, reading: .notOffered)
    stage.send(.journalGrew(JournalNews(changes: [unknown.change])))
    #expect(!stage.text.contains("7x"))
    stage.examine("BTCUSDT", account: .unreadable, now: nil)
    #expect(!stage.text.contains("7x"))
  }

  @Test func `a change from what lever proved says so, and is sent even to the same value`() {
    var stage = Stage()
    let echoed = SampleChange(
      number: 2, account: "ztdx", venue: .ztdx, to: "7", secondsAgo: 300, proof: .echo,
      answer: .accepted(echo: leverage("7")), reading: .notOffered)
    stage.send(.journalOpened(JournalOpening(proved: [echoed.change])))
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    stage.type("9")
    #expect(stage.text.contains("7x* → 9"))
    stage.press(.enter)
    #expect(stage.text.contains("leverage  7x (confirmed by lever) → 9x"))
    stage.press(.escape)
    stage.type("7")
    stage.press(.enter)
    #expect(stage.text.contains("lever proved 7x 4 min ago, and nothing has read it since"))
    stage.press(.character("y"))
    #expect(
      stage.effects.contains {
        if case .background(.account(_, .submit)) = $0 { true } else { false }
      })
  }

  @Test func `an instrument that somebody is changing is shown as such, and waits`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    let change = SampleChange(number: 3, user: "bela", outcome: nil, answer: nil)
    stage.send(
      .journalGrew(JournalNews(changes: [change.change], claims: [claim(change)])))
    #expect(stage.text.contains("being changed by bela@desk-2"))
    #expect(stage.text.contains("busy"))
    #expect(!stage.text.contains("in doubt"))
    #expect(
      !stage.effects.contains {
        if case .background(.account(_, .reconcile)) = $0 { true } else { false }
      })
    stage.type("12")
    stage.press(.enter)
    #expect(stage.text.contains("wait for its"))
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
    var done = change
    done.outcome = .applied
    stage.send(.journalGrew(JournalNews(changes: [done.change], claims: [])))
    #expect(stage.text.contains("y submits"))
  }

  @Test func `somebody who is killed while changing leaves something to settle`() {
    var stage = Stage()
    let change = SampleChange(number: 3, outcome: nil, answer: nil)
    stage.send(
      .journalGrew(JournalNews(changes: [change.change], claims: [claim(change)])))
    #expect(stage.effects.contains(.journal(.readClaims(after: .seconds(1)))))
    stage.send(.claimsRead([claim(change)]))
    #expect(stage.effects.contains(.journal(.readClaims(after: .seconds(1)))))
    stage.send(.claimsRead([]))
    #expect(!stage.effects.contains(.journal(.readClaims(after: .seconds(1)))))
    #expect(stage.effects.contains(.account(.blocking, .reconcile)))
    #expect(stage.text.contains("1 in doubt"))
  }

  @Test func `an older state of a change that arrives late changes nothing`() {
    var stage = Stage()
    let change = SampleChange(number: 3)
    var earlier = change
    earlier.outcome = nil
    stage.send(.journalGrew(JournalNews(changes: [change.change])))
    stage.send(.journalGrew(JournalNews(changes: [earlier.change])))
    #expect(stage.model.standing.inDoubt.isEmpty)
    #expect(stage.text.contains("applied (read-back)"))
  }

  @Test func `what others did long ago makes room for what is new`() {
    var stage = Stage()
    let unsettled = SampleChange(number: 1, outcome: nil, answer: nil)
    stage.send(.journalOpened(JournalOpening(unsettled: [unsettled.change])))
    for number in 2..<120 {
      stage.send(
        .journalGrew(JournalNews(changes: [SampleChange(number: Int64(number)).change])))
    }
    #expect(stage.model.reconciliation.changes.count == 51)
    #expect(stage.model.standing.inDoubt.map(\.identifier) == [unsettled.change.identifier])
  }

  @Test func `a journal that cannot be followed is named until it can`() {
    var stage = Stage()
    stage.send(.journalFailed(.storage(.busy(at: "/state/journal.sqlite"))))
    #expect(stage.text.contains("what others change does not show: /state/journal.sqlite is kept"))
    stage.send(.journalGrew(JournalNews()))
    #expect(!stage.text.contains("does not show"))
  }
}
