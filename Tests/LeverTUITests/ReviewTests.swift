import LeverDomain
import TerminalCanvas
import Testing

@testable import Desk
@testable import LeverTUI

struct ReviewTests {
  /// A review of 10x to 15x, which needs no value typed again.
  func reviewing(_ value: String = "15", symbol: String = "BTCUSDT") -> Stage {
    var stage = Stage()
    stage.select(symbol)
    stage.type(value)
    stage.press(.enter)
    return stage
  }

  @Test func `enter on a value opens the review and throws pending input away`() throws {
    let stage = reviewing()
    guard case .review(let review) = stage.model.dialog else {
      Issue.record("no review")
      return
    }
    #expect(review.entries.map(\.proposal.change.to) == [LeverageSetting(both: leverage("15"))])
    #expect(stage.effects.contains(.terminal(.discardPendingInput)))
  }

  @Test(arguments: [Key.Code.enter, .escape, .character("n"), .character("q")])
  func `every key but y cancels or does nothing`(code: Key.Code) {
    var stage = reviewing()
    stage.press(code)
    #expect(stage.model.dialog == nil)
    #expect(stage.model.changes.isEmpty)
    #expect(
      !stage.effects.contains {
        if case .background(.account(_, .submit)) = $0 { true } else { false }
      })
  }

  @Test func `a change in progress shows its stage, with a countdown while it waits`() {
    var stage = reviewing()
    stage.press(.character("y"))
    let number = stage.model.changes[0].identifier
    #expect(stage.text.contains("Changes  1 in progress"))
    let stages: [(ChangeStage, String)] = [
      (.checking, "15x  checking"),
      (.waitingForRateLimit(.seconds(44)), "waiting for rate limit 44 s"),
      (.sending(1, of: 2), "sending 1 of 2"), (.readingBack, "reading back"),
      (.repeating, "sending once more for a proof"),
      (.waitingForExpiry(.seconds(31)), "waiting for the request to expire 31 s"),
    ]
    for (step, words) in stages {
      stage.send(.stageReached(change: number, step))
      #expect(stage.text.contains(words))
    }
    #expect(stage.model.secondsUntilChange == 1)
    stage.wait(1.5)
    #expect(stage.text.contains("waiting for the request to expire 30 s"))
    let report = stage.report(
      stage.model.changes[0], Verdict(.applied, proof: .readBack, reason: .confirmed))
    stage.send(.submitted(change: number, .decided(report)))
    // What is told too late changes nothing.
    stage.send(.stageReached(change: number, .readingBack))
    #expect(!stage.text.contains("reading back"))
  }

  @Test func `the cost counts the request that may be sent once more for a proof`() {
    var stage = Stage()
    stage.select("BTCUSDT", account: .listing)
    stage.type("15")
    stage.press(.enter)
    #expect(
      stage.text.contains("Cost  1 request + read-back; once more if no reading can prove it;"))
  }

  @Test func `an open position's own leverage is named beside the setting`() {
    var stage = Stage()
    stage.select("ETHUSDT", account: .listing, now: "5")
    #expect(stage.text.contains("│ 5x  "))
    #expect(stage.text.contains("│ position at 10x "))
  }

  @Test func `y submits once`() {
    var stage = reviewing()
    stage.press(.character("y"))
    let submits = stage.effects.filter {
      if case .background(.account(_, .submit)) = $0 { true } else { false }
    }
    #expect(submits.count == 1)
    #expect(stage.model.changes.map(\.isSubmitting) == [true])
    #expect(stage.model.dialog == nil)
    stage.press(.character("y"))
    #expect(stage.effects.isEmpty)
  }

  @Test func `a paste never confirms`() {
    var stage = reviewing()
    stage.send(.input(.paste("y\n")))
    #expect(stage.model.changes.isEmpty)
    #expect(stage.model.dialog != nil)
    var raise = reviewing("50")
    raise.send(.input(.paste("50")))
    raise.press(.character("y"))
    #expect(raise.model.changes.isEmpty)
  }

  @Test func `a mouse can cancel and not confirm`() {
    var stage = reviewing()
    for row in 0..<40 {
      for column in stride(from: 0, to: 120, by: 3) {
        stage.send(
          .input(.mouse(MouseEvent(.press, at: Point(column: column, row: row)))))
        #expect(stage.model.changes.isEmpty)
      }
    }
  }

  @Test func `a raise above the threshold asks for the value again`() {
    var stage = reviewing("50")
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
    #expect(stage.model.remark != nil)
    stage.type("5")
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
    stage.type("0y")
    #expect(stage.model.changes.map(\.isSubmitting) == [true])
  }

  @Test func `a blocked change shows the order that blocks and offers no submit`() {
    var stage = reviewing(symbol: "DOGEUSDT")
    #expect(stage.text.contains("01936c09-43d2-7f0a-9c55-b6a3f1e2d4c8"))
    #expect(stage.text.contains("required by CoinSwitch Futures, \"Update Leverage\""))
    #expect(!stage.text.contains("y submits"))
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
    #expect(
      !stage.effects.contains {
        if case .background(.account(_, .submit)) = $0 { true } else { false }
      })
  }

  @Test func `what is read while the review is open is held against the change`() {
    var stage = reviewing()
    stage.wait(1)
    let order = OpenOrder(
      symbol: symbol("BTCUSDT"), identifier: "new-order", side: .sell, type: "LIMIT", status: "NEW")
    stage.send(.openOrdersRead(account: .blocking, .read([order], at: stage.model.now)))
    #expect(stage.text.contains("new-order"))
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
  }

  @Test func `the value that is set needs no review`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("10")
    stage.press(.enter)
    #expect(stage.model.dialog == nil)
    #expect(stage.model.remark?.text.contains("already 10x") == true)
  }

  @Test func `an applied change shows its proof and the new setting`() throws {
    var stage = reviewing()
    stage.press(.character("y"))
    stage.wait(2)
    let entry = try #require(stage.model.changes.first)
    let wanted = LeverageSetting(both: leverage("15"))
    stage.send(
      .submitted(
        change: entry.identifier,
        .decided(
          stage.report(
            entry, Verdict(.applied, proof: .readBack, reason: .confirmed),
            readBack: .value(wanted)))))
    #expect(stage.text.contains("applied (read-back)"))
    #expect(stage.model.row?.reading.values == wanted)
  }

  @Test func `a refusal shows the venue's code and words`() throws {
    var stage = reviewing()
    stage.press(.character("y"))
    let entry = try #require(stage.model.changes.first)
    let error = VenueError(.orderOpen, status: 400, code: "4001", message: "has open orders")
    stage.send(
      .submitted(
        change: entry.identifier,
        .decided(
          stage.report(
            entry, Verdict(.refused, proof: .readBack, reason: .refusedByVenue(error))))))
    #expect(stage.text.contains("refused"))
    #expect(stage.text.contains("4001"))
    #expect(stage.text.contains("has open orders"))
  }

  @Test func `an unknown outcome stays first`() throws {
    var stage = reviewing()
    stage.press(.character("y"))
    let first = try #require(stage.model.changes.first)
    stage.send(
      .submitted(
        change: first.identifier,
        .decided(
          stage.report(
            first,
            Verdict(
              .unknown, proof: .none, reason: .noAnswer(VenueError(.timedOut), reading: nil))))))
    stage.select("SOLUSDT")
    stage.type("5")
    stage.press(.enter)
    stage.press(.character("y"))
    let listed = stage.model.standing.shownChanges.compactMap { shown in
      if case .own(let entry) = shown { entry.instrument.symbol.text } else { nil }
    }
    #expect(listed == ["BTCUSDT", "SOLUSDT"])
    #expect(stage.text.contains("1 in doubt"))
    #expect(stage.model.farewell.count == 2)
  }

  @Test func `half a change shows each side's fate`() throws {
    var stage = Stage()
    stage.select("BTCUSDT", account: .hedging, now: "10", mode: .hedge)
    stage.type("15")
    stage.press(.enter)
    stage.press(.character("y"))
    let entry = try #require(stage.model.changes.first)
    let error = VenueError(.marginTooLow, code: "101253", message: "margin is not enough")
    var report = stage.report(entry, Verdict(.applied, proof: .readBack, reason: .confirmed))
    let steps = entry.proposal.steps
    try #require(steps.count == 2)
    report = ChangeReport(
      identifier: report.identifier, account: report.account, venue: report.venue,
      change: report.change,
      steps: [
        .init(
          step: steps[0], answer: nil,
          verdict: Verdict(.applied, proof: .readBack, reason: .confirmed)),
        .init(
          step: steps[1], answer: nil,
          verdict: Verdict(.refused, proof: .readBack, reason: .refusedByVenue(error))),
      ], readBack: .notShown, submittedAt: report.submittedAt, decidedAt: report.decidedAt,
      outcome: .notConfirmed, proof: .readBack)
    stage.send(.submitted(change: entry.identifier, .decided(report)))
    #expect(stage.text.contains("long: applied (read-back)"))
    #expect(stage.text.contains("short: refused"))
    #expect(stage.text.contains("101253"))
  }

  @Test func `a change found blocked just before sending says that nothing was sent`() throws {
    var stage = reviewing()
    stage.press(.character("y"))
    let entry = try #require(stage.model.changes.first)
    var blocked = Stage()
    blocked.select("DOGEUSDT")
    blocked.type("15")
    let proposal = try #require(blocked.model.leverage.proposal)
    stage.send(.submitted(change: entry.identifier, .blocked(proposal)))
    #expect(stage.text.contains("blocked, nothing was sent"))
    #expect(stage.text.contains("01936c09"))
  }

  @Test func `a second change of the same instrument waits for the first`() {
    var stage = reviewing()
    stage.press(.character("y"))
    stage.type("20")
    stage.press(.enter)
    #expect(stage.model.dialog == nil)
    #expect(stage.model.remark?.text.contains("in progress") == true)
  }

  @Test func `quitting asks while a change is on its way`() {
    var stage = reviewing()
    stage.press(.character("y"))
    stage.press(.character("q"))
    #expect(stage.model.dialog == .quit)
    #expect(stage.model.exit == nil)
    stage.press(.enter)
    #expect(stage.model.dialog == nil)
    stage.press(.character("q"))
    stage.press(.character("y"))
    #expect(stage.model.exit == .quit)
    #expect(stage.model.farewell.count == 1)
  }
}
