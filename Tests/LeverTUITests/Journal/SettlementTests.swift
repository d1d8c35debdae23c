import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// What is left unsettled, from the journal to the screen and back.
struct SettlementTests {
  static let unread = SampleChange(number: 7, outcome: nil, answer: nil)
  static let unreadable = SampleChange(
    number: 8, account: "ztdx", venue: .ztdx, to: "7", outcome: .unknown, proof: .none,
    answer: .failed(VenueError(.connectionLost)))

  /// A connected screen whose journal holds these changes unsettled.
  func stage(
    _ changes: SampleChange..., isConnected: Bool = true, size: Size = Size(columns: 120, rows: 40)
  ) -> Stage {
    var stage = Stage(size, isConnected: isConnected)
    stage.send(.journalOpened(JournalOpening(unsettled: changes.reversed().map(\.change))))
    return stage
  }

  func settles(_ stage: Stage) -> [AccountName] {
    stage.effects.compactMap {
      if case .background(.account(let name, .reconcile)) = $0 { name } else { nil }
    }
  }

  @Test func `what is unsettled stands first, with what is known of it`() {
    let stage = stage(Self.unread)
    #expect(stage.text.contains("Changes  1 in doubt"))
    #expect(stage.text.contains("? coinswitch-futures BTCUSDT  10x → 15x by asha  in doubt"))
    #expect(stage.text.contains("10 min ago"))
    #expect(stage.text.contains("no answer was noted; it may have been applied"))
    #expect(stage.text.contains("asha@desk-2 (process 4711, screen)"))
  }

  @Test func `it is read as soon as its account is connected, and once`() {
    var stage = stage(Self.unread, isConnected: false)
    #expect(settles(stage).isEmpty)
    stage.connect(.blocking)
    #expect(stage.model.reconciliation.attempts.underway == [.blocking])
    stage.wait(1)
    #expect(settles(stage).isEmpty)
    #expect(stage.text.contains("reading it to reconcile it"))
  }

  @Test func `one that a reading settled says so, and its row shows the reading`() {
    var stage = stage(Self.unread)
    stage.select("BTCUSDT")
    var settled = Self.unread
    settled.answer = nil
    settled.outcome = .applied
    settled.secondsAgo = -5
    stage.send(.reconciled(account: .blocking, .success([.concluded(settled.change)])))
    #expect(stage.text.contains("applied (read-back), reconciled now"))
    #expect(stage.text.contains("the connection was cut before the answer; the reading shows"))
    #expect(!stage.text.contains("in doubt"))
    #expect(stage.model.farewell.isEmpty)
  }

  @Test func `what cannot be read stays first and says what can be done`() {
    var stage = stage(Self.unread)
    let failed = ReadBack.failed(VenueError(.unreachable))
    stage.send(.reconciled(account: .blocking, .success([.unknown(Self.unread.change, failed)])))
    #expect(stage.text.contains("reading failed: no connection to the venue;"))
    #expect(stage.text.contains("next reading in 30 s"))
    stage.wait(1)
    #expect(settles(stage).isEmpty)
    stage.press(.character("S"))
    #expect(settles(stage) == [.blocking])
    stage.press(.character("S"))
    #expect(settles(stage).isEmpty)
  }

  static let lost = SampleChange(
    number: 9, secondsAgo: 20, outcome: .unknown, proof: .none,
    answer: .failed(VenueError(.timedOut)), lifetime: 60,
    reading: .value(LeverageSetting(both: leverage("10"))))

  @Test func `while its request may still arrive, it is read again at the moment it no longer may`()
  {
    var stage = stage(Self.lost)
    let old = ReadBack.value(LeverageSetting(both: leverage("10")))
    stage.send(.reconciled(account: .blocking, .success([.unknown(Self.lost.change, old)])))
    #expect(stage.text.contains("it reads 10x, not applied so far; next reading in 40 s"))
    #expect(stage.model.secondsUntilChange == 1)
    stage.wait(39)
    #expect(settles(stage).isEmpty)
    #expect(stage.text.contains("next reading in 1 s"))
    stage.wait(1)
    #expect(settles(stage) == [.blocking])
    // No longer held back by the clock, it is read with pauses.
    stage.send(.reconciled(account: .blocking, .success([.unknown(Self.lost.change, .notShown)])))
    #expect(stage.text.contains("next reading in 30 s"))
  }

  @Test func `what no reading decides is read again, each time after a longer pause`() {
    var stage = stage(Self.unread)
    for pause in [30.0, 60, 120, 240, 480, 600, 600] {
      stage.send(
        .reconciled(account: .blocking, .success([.unknown(Self.unread.change, .notShown)])))
      let next = stage.model.standing.nextReading
      #expect(next == stage.model.now.addingTimeInterval(pause))
      stage.wait(pause - 1)
      #expect(settles(stage).isEmpty)
      stage.wait(1)
      #expect(settles(stage) == [.blocking])
    }
    stage.send(.reconciled(account: .blocking, .success([.unknown(Self.unread.change, .notShown)])))
    #expect(stage.text.contains("next reading in 10 min"))
    // Whoever asks is answered at once, and the pauses begin anew.
    stage.press(.character("S"))
    #expect(settles(stage) == [.blocking])
    stage.send(.reconciled(account: .blocking, .success([.unknown(Self.unread.change, .notShown)])))
    #expect(stage.text.contains("next reading in 30 s"))
  }

  @Test func `a screen that shows something else still wakes for the next reading`() {
    var stage = stage(Self.unread)
    stage.send(.reconciled(account: .blocking, .success([.unknown(Self.unread.change, .notShown)])))
    stage.send(.input(.resize(Size(columns: 20, rows: 5))))
    #expect(stage.model.secondsUntilChange == 30)
  }

  @Test func `an instrument is held while an earlier request may still arrive, and says how long`()
  {
    var stage = stage(Self.lost)
    stage.select("BTCUSDT")
    #expect(stage.text.contains("an earlier request may still"))
    #expect(stage.text.contains("arrive; held for 40 s"))
    #expect(stage.model.secondsUntilChange == 1)
    stage.wait(10)
    #expect(stage.text.contains("arrive; held for 30 s"))
    stage.type("9")
    stage.press(.enter)
    #expect(stage.text.contains("This change cannot be made now"))
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
  }

  @Test func `where nothing can be read it says to send a value again`() {
    var stage = stage(Self.unreadable)
    stage.send(
      .reconciled(account: .unreadable, .success([.unknown(Self.unreadable.change, .notOffered)])))
    #expect(stage.text.contains("the venue offers no reading, so"))
    #expect(stage.text.contains("select BTCUSDT, type 7, Enter"))
    #expect(stage.model.standing.nextReading == nil)
    stage.wait(3600)
    #expect(settles(stage).isEmpty)
  }

  @Test func `the key that settles says when nothing is in doubt`() {
    var stage = Stage()
    stage.press(.character("S"))
    #expect(stage.text.contains("nothing is in doubt"))
  }

  @Test func `a journal that fails while settling is named`() {
    var stage = stage(Self.unread)
    stage.send(
      .reconciled(account: .blocking, .failure(.storage(.diskFull(at: "/state/journal.sqlite")))))
    #expect(stage.text.contains("it cannot be reconciled: the disk is full: /state/journal.sqlite"))
  }

  @Test func `changes of accounts that are not configured here are left alone`() {
    let stage = stage(SampleChange(number: 9, account: "elsewhere", outcome: nil, answer: nil))
    #expect(!stage.text.contains("in doubt"))
    #expect(stage.model.standing.inDoubt.isEmpty)
  }

  @Test func `quitting names what is unsettled and where to look later`() {
    var stage = stage(Self.unread)
    stage.press(.character("q"))
    #expect(stage.model.exit == .quit)
    #expect(
      stage.model.farewell == [
        "coinswitch-futures BTCUSDT to 15x, 00000007 by asha: in doubt, no answer was noted; "
          + "it may have been applied"
      ])
  }

  @Test func `a journal that cannot be written forbids changes, and says so at the start`() {
    var stage = Stage()
    stage.send(
      .journalOpened(JournalOpening(obstacle: .storage(.notWritable(at: "/state/journal.sqlite")))))
    #expect(stage.text.contains("nothing can be changed, since nothing can be written down first"))
    #expect(stage.text.contains("everything can be read"))
    stage.select("BTCUSDT")
    #expect(stage.text.contains("✗ nothing can be changed:"))
    #expect(stage.text.contains("/state/journal.sqlite may not be"))
    stage.type("15")
    stage.press(.enter)
    #expect(stage.text.contains("This change cannot be made now"))
    stage.press(.character("y"))
    #expect(
      stage.effects.allSatisfy {
        if case .background(.account(_, .submit)) = $0 { false } else { true }
      })
    #expect(stage.model.changes.isEmpty)
  }

  @Test func `a journal set aside while the screen is open is named`() {
    var stage = Stage()
    let recovery = JournalRecovery(
      moment: JournalMoment(local: stage.model.now), author: Self.unread.author,
      setAside: "/state/journal.sqlite.damaged", kept: 12, lost: [])
    stage.send(.journalGrew(JournalNews(recoveries: [recovery])))
    #expect(stage.text.contains("it is kept as /state/journal.sqlite.damaged"))
  }
}
