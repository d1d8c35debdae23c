import Desk
import LeverDomain
import TerminalCanvas
import TestSupport
import Testing

@testable import LeverTUI

/// Whole screens as text.
struct ScreenTests {
  static let sizes: [(name: String, size: Size, unicode: Bool)] = [
    ("120x40", Size(columns: 120, rows: 40), true), ("80x24", Size(columns: 80, rows: 24), true),
    ("120x40-ascii", Size(columns: 120, rows: 40), false),
    ("80x24-ascii", Size(columns: 80, rows: 24), false),
  ]

  /// Where the pictures are.
  static let pictures = Snapshot.folder(beside: #filePath)

  func expect(_ stage: Stage, _ name: String, _ variant: String) throws {
    try Snapshot.expect(
      stage.text, named: "\(name)-\(variant)", in: Self.pictures)
  }

  @Test(arguments: sizes)
  func `connecting`(variant: String, size: Size, unicode: Bool) throws {
    let stage = Stage(size, unicode: unicode, isConnected: false)
    try expect(stage, "connecting", variant)
  }

  @Test(arguments: sizes)
  func `the list with positions, orders and a wide symbol`(
    variant: String, size: Size, unicode: Bool
  ) throws {
    var stage = Stage(size, unicode: unicode)
    for name in ["BTCUSDT", "DOGEUSDT", "ETHUSDT"] { stage.examine(name) }
    stage.press(.home)
    try expect(stage, "list", variant)
  }

  @Test(arguments: sizes)
  func `a value being typed`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Stage(size, unicode: unicode)
    stage.select("BTCUSDT")
    stage.type("25")
    try expect(stage, "typing", variant)
  }

  @Test(arguments: sizes)
  func `a value out of range`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Stage(size, unicode: unicode)
    stage.select("BTCUSDT", account: .listing, limits: ("1", "100", "0.01"), mode: nil)
    stage.type("12.345")
    try expect(stage, "off-step", variant)
  }

  @Test(arguments: sizes)
  func `long and short apart`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Stage(size, unicode: unicode)
    stage.select("ETHUSDT", account: .hedging, now: "20", short: "10", mode: .hedge)
    stage.press(.right)
    stage.press(.character("+"))
    try expect(stage, "hedge", variant)
  }

  @Test(arguments: sizes)
  func `a review that can be submitted`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Stage(size, unicode: unicode)
    stage.select("BTCUSDT")
    stage.type("25")
    stage.press(.enter)
    try expect(stage, "review", variant)
  }

  @Test(arguments: sizes)
  func `a review that is blocked`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Stage(size, unicode: unicode)
    stage.select("DOGEUSDT")
    stage.type("15")
    stage.press(.enter)
    try expect(stage, "blocked", variant)
  }

  @Test(arguments: sizes)
  func `outcomes, the unknown one first`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Stage(size, unicode: unicode)
    let verdicts = [
      Verdict(.unknown, proof: .none, reason: .noAnswer(VenueError(.timedOut), reading: nil)),
      Verdict(.applied, proof: .readBack, reason: .confirmed),
    ]
    for (symbol, verdict) in zip(["BTCUSDT", "SOLUSDT"], verdicts) {
      stage.select(symbol)
      stage.type("15")
      stage.press(.enter)
      stage.press(.character("y"))
      stage.wait(3)
      guard let entry = stage.model.changes.last else { continue }
      stage.send(.submitted(change: entry.identifier, .decided(stage.report(entry, verdict))))
    }
    stage.press(.escape)
    try expect(stage, "outcomes", variant)
  }

  @Test(arguments: sizes)
  func `what an earlier run has left unsettled`(
    variant: String, size: Size, unicode: Bool
  ) throws {
    try expect(unsettled(size, unicode), "unsettled", variant)
  }

  @Test(arguments: sizes)
  func `a value sent despite an unsettled change`(
    variant: String, size: Size, unicode: Bool
  ) throws {
    var stage = unsettled(size, unicode)
    stage.type("7")
    stage.press(.enter)
    try expect(stage, "override", variant)
  }

  /// Two changes left by earlier runs, one settled meanwhile; the other one's instrument selected.
  private func unsettled(_ size: Size, _ unicode: Bool) -> Stage {
    var stage = Stage(size, unicode: unicode)
    let (unread, unreadable) = (SettlementTests.unread, SettlementTests.unreadable)
    stage.send(
      .journalOpened(JournalOpening(unsettled: [unreadable.change, unread.change])))
    var settled = unread
    settled.outcome = .applied
    stage.send(.reconciled(account: .blocking, .success([.concluded(settled.change)])))
    stage.send(
      .reconciled(account: .unreadable, .success([.unknown(unreadable.change, .notOffered)])))
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    return stage
  }

  @Test(arguments: sizes)
  func `the help`(variant: String, size: Size, unicode: Bool) throws {
    var stage = Stage(size, unicode: unicode)
    stage.press(.character("?"))
    try expect(stage, "help", variant)
  }

  @Test func `a screen that is too small says how large it must be`() throws {
    try expect(Stage(Size(columns: 60, rows: 12)), "too-small", "60x12")
  }

  @Test func `an account that failed says why`() throws {
    var stage = Stage(isConnected: false)
    stage.send(
      .connected(
        account: .blocking,
        .init(
          clock: .read(
            ClockOffset(
              offset: .seconds(-90), uncertainty: .milliseconds(4), measuredAt: stage.model.now),
            at: stage.model.now),
          key: .failed(
            VenueError(.keyRejected, status: 401, message: "Signature mismatch"),
            at: stage.model.now))))
    try expect(stage, "failed", "120x40")
  }
}
