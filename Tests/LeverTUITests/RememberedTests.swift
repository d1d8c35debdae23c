import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas
import TestSupport
import Testing

@testable import LeverTUI

/// What an earlier run has read: on the screen from the first picture on, and nowhere else.
struct RememberedTests {
  private static let twoHoursAgo = Stage.start.addingTimeInterval(-7200)

  /// Thirty instruments as an earlier run has left them, every one read.
  private func known(
    venue: Venue = .coinswitchFutures, listedAt: Date = twoHoursAgo, readAt: Date = twoHoursAgo,
    maximum: String = "125"
  ) -> CachedAccount {
    let limits = LeverageLimits(
      minimum: leverage("1"), maximum: leverage(maximum), step: leverage("1"))
    return CachedAccount(
      venue: venue, listedAt: listedAt,
      rows: Stage.instruments(hasLimits: false).sorted { $0.symbol < $1.symbol }.map {
        CachedAccount.Row(
          instrument: $0,
          leverage: LeverageReading(
            setting: .read(LeverageSetting(both: leverage("15"))), limits: limits),
          readAt: readAt)
      })
  }

  private func stage(
    _ known: CachedAccount?, size: Size = Size(columns: 120, rows: 40), unicode: Bool = true
  ) -> Stage {
    Stage(size, unicode: unicode, venues: [.blocking], isConnected: false, remembered: [known])
  }

  @Test(arguments: ScreenTests.sizes)
  func `the first picture shows the whole list with its age`(
    variant: String, size: Size, unicode: Bool
  ) throws {
    let stage = stage(known(), size: size, unicode: unicode)
    #expect(stage.text.contains("Instruments 30 as of 2 h ago"))
    #expect(stage.text.contains("last known 15x"))
    #expect(stage.text.contains("last known 1x to 125x, step 1"))
    try Snapshot.expect(
      stage.text, named: "remembered-\(variant)", in: Snapshot.folder(beside: #filePath))
  }

  @Test func `what is remembered looks stale, however young`() {
    let stage = stage(known(listedAt: Stage.start, readAt: Stage.start))
    let canvas = view(stage.model).canvas
    let row = stage.model.layout.instrumentRows
    let setting = InstrumentColumns(width: row.columns).columns[1]
    let place = Point(
      column: row.left + setting.left + setting.width - 1, row: row.top + 1)
    #expect(canvas[place].scalar == "x")
    #expect(canvas[place].style.foreground == .muted)
  }

  @Test func `nothing remembered makes a change possible`() throws {
    var stage = stage(known())
    stage.type("20")
    let proposal = try #require(stage.model.leverage.proposal)
    #expect(!proposal.isPossible)
    #expect(proposal.violations.isEmpty)
    let blocking = proposal.blocking.map(\.kind)
    #expect(blocking.contains(.tradableInstrument) && blocking.contains(.limitsKnown))
    #expect(proposal.change.from == nil)
    stage.press(.enter)
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
    #expect(
      !stage.effects.contains {
        if case .background(.account(_, .submit)) = $0 { true } else { false }
      })
  }

  @Test func `a remembered limit neither allows a value nor refuses one`() throws {
    var stage = stage(known(maximum: "50"))
    stage.type("100")
    #expect(stage.model.leverage.proposal?.violations == [])
    stage.press(.escape)
    stage.press(.enter)
    stage.press(.right)
    #expect(!stage.model.leverage.draft.isTouched)
    #expect(stage.text.contains("the limits are not read yet"))
    // The venue has lowered the limit meanwhile.
    stage.connect(.blocking)
    stage.examine(stage.model.row?.symbol.text ?? "", limits: ("1", "20", "1"))
    stage.type("40")
    #expect(stage.model.leverage.proposal?.isPossible == false)
    #expect(stage.text.contains("above the maximum of 20x"))
  }

  @Test func `readings come for the remembered rows, and alone make no change possible`() throws {
    var stage = stage(known())
    stage.send(
      .connected(
        account: .blocking,
        .init(
          key: .read(
            KeyReport(mayChangeLeverage: true, mayWithdraw: false, permissions: []),
            at: stage.model.now))))
    #expect(!stage.model.accounts.all[0].underway.values.contains(.visible))
    let budget = Budget(name: "reads", limit: 5, left: 5, window: .seconds(1), wait: .zero)
    stage.send(.budgetsRead(account: .blocking, budgets: [budget], change: budget))
    let symbol = try #require(stage.model.row?.symbol)
    let underway = stage.model.accounts.all[0].underway
    #expect(underway[.examination(symbol)] == .selected)
    #expect(underway.values.contains(.visible))
    // Nobody looks at the others, and they may be gone.
    #expect(!underway.values.contains(.background))
    #expect(
      !stage.effects.contains {
        if case .background(.account(_, .readPositionMode)) = $0 { true } else { false }
      })
    stage.examine(symbol.text)
    stage.type("20")
    #expect(stage.model.leverage.proposal?.isPossible == false)
    stage.connect(.blocking)
    #expect(stage.model.leverage.proposal?.isPossible == true)
  }

  @Test func `the venue's list replaces the remembered one and keeps the selection`() throws {
    var stage = stage(known())
    stage.press(.character("/"))
    stage.type("sol")
    stage.press(.enter)
    let gone = symbol("DOGEUSDT")
    #expect(stage.model.instruments.list(of: 0).place(of: gone) != nil)
    stage.send(
      .instrumentsRead(
        account: .blocking,
        .read(Stage.instruments(count: 40).filter { $0.symbol != gone }, at: stage.model.now)))
    #expect(stage.model.row?.symbol.text == "SOLUSDT")
    #expect(stage.model.instruments.list(of: 0).place(of: gone) == nil)
    #expect(stage.model.row?.reading.isListed == true)
    #expect(!stage.text.contains("as of"))
    // The setting is not read yet, and still says how old it is.
    #expect(stage.text.contains("last known 15x"))
    stage.examine("SOLUSDT", now: "10")
    #expect(!stage.text.contains("last known"))
  }

  @Test func `a list that cannot be read leaves the remembered one and can be asked for again`() {
    var stage = stage(known())
    stage.send(
      .instrumentsRead(account: .blocking, .failed(VenueError(.timedOut), at: stage.model.now)))
    #expect(stage.text.contains("as of 2 h ago, list failed"))
    stage.press(.character("r"))
    #expect(stage.effects.contains(.account(.blocking, .readInstruments)))
  }

  @Test func `what is too old or of a time to come is not shown`() {
    let tooOld = Stage.start.addingTimeInterval(-CachedAccount.longestAge - 1)
    let ahead = Stage.start.addingTimeInterval(60)
    for date in [tooOld, ahead] {
      #expect(stage(known(listedAt: date)).model.instruments.list(of: 0).rows.isEmpty)
      let rows = stage(known(readAt: date)).model.instruments.list(of: 0).rows
      #expect(rows.count == 30)
      #expect(rows.allSatisfy { $0.rememberedValues == nil && $0.rememberedLimits == nil })
    }
  }

  @Test func `readings are kept together after a while, and only what the venue told`() throws {
    var stage = stage(known())
    #expect(stage.model.unkept.isEmpty)
    stage.connect(.blocking)
    #expect(stage.model.accounts.all[0].isKeepingDue)
    stage.examine("BTCUSDT", now: "30")
    #expect(!stage.effects.contains(.account(.blocking, .awaitKeeping)))
    let unkept = try #require(stage.model.unkept.first?.known)
    stage.send(.keepingDue(account: .blocking))
    guard case .background(.account(.blocking, .keep(let kept))) = stage.effects.first else {
      Issue.record("nothing is kept: \(stage.effects)")
      return
    }
    #expect(kept == unkept)
    #expect(stage.model.unkept.isEmpty)
    let bitcoin = try #require(kept.rows.first { $0.instrument.symbol.text == "BTCUSDT" })
    #expect(bitcoin.leverage?.values == LeverageSetting(both: leverage("30")))
    #expect(bitcoin.readAt == Stage.start)
    let other = try #require(kept.rows.first { $0.instrument.symbol.text == "SOLUSDT" })
    #expect(other.leverage?.values == LeverageSetting(both: leverage("15")))
    #expect(other.readAt == Self.twoHoursAgo)
    // What is kept comes back as the same picture.
    #expect(self.stage(kept).model.instruments.list(of: 0).rows.count == 30)
  }

  @Test func `a venue that has not told its list leaves the cache as it is`() {
    var stage = stage(known())
    stage.examine("BTCUSDT", now: "30")
    #expect(!stage.effects.contains(.account(.blocking, .awaitKeeping)))
    #expect(stage.model.unkept.isEmpty)
  }
}
