import Desk
import DomainTestSupport
import LeverDomain
import Synchronization
import TerminalCanvas
import Testing

@testable import LeverTUI

/// The leverage pane's own state, without the screen around it.
struct LeverageStateTests {
  private func subject(hedge: Bool = false) throws -> LeverageSubject {
    var stage = Stage()
    stage.select(
      "BTCUSDT", account: hedge ? .listing : .blocking, mode: hedge ? .hedge : .oneWay)
    return try #require(stage.model.subject)
  }

  @Test func `a key moves the value and asks nobody for anything`() throws {
    let subject = try subject()
    var state = LeverageState()
    let isAnother = state.show(subject.key)
    let isAnotherAgain = state.show(subject.key)
    #expect(isAnother && !isAnotherAgain)
    let stepped = state.obey(.step(3), on: subject, columns: 30)
    #expect(stepped.isEmpty)
    #expect(state.draft.wantedSetting(on: subject) == LeverageSetting(both: leverage("13")))
    let reviewed = state.obey(.review, on: subject, columns: 30)
    #expect(reviewed == [.review])
    let reverted = state.obey(.revert, on: subject, columns: 30)
    #expect(reverted.isEmpty && !state.draft.isTouched)
    let left = state.obey(.revert, on: subject, columns: 30)
    #expect(left == [.focus(.instruments)])
  }

  @Test func `typing takes the keyboard and giving up gives it back`() throws {
    let subject = try subject()
    var state = LeverageState()
    let begun = state.beginEntry("2", on: subject, from: .changes)
    #expect(begun == [.focus(.leverage)])
    state.type("5", on: subject)
    #expect(state.draft.entry?.text == "25")
    let givenUp = state.obey(.giveUp, on: subject)
    #expect(givenUp == [.focus(.changes)])
    #expect(state.draft == Draft())
    guard case .say? = state.beginEntry("2", on: nil, from: .changes).first else {
      Issue.record("a value was typed for no instrument")
      return
    }
  }

  @Test func `sides move together until they are parted`() throws {
    let subject = try subject(hedge: true)
    var state = LeverageState()
    _ = state.obey(.step(1), on: subject, columns: 30)
    #expect(state.draft.long == leverage("11") && state.draft.short == leverage("11"))
    _ = state.obey(.toggleLink, on: subject, columns: 30)
    _ = state.obey(.switchSide, on: subject, columns: 30)
    _ = state.obey(.step(1), on: subject, columns: 30)
    #expect(state.draft.long == leverage("11") && state.draft.short == leverage("12"))
  }

  @Test func `a change is composed again when what it rests on has changed, and not else`() throws {
    let subject = try subject()
    let requests = CountingRequests()
    let planner = ChangePlanner(
      accounts: [DeskAccount(name: .blocking, rules: requests.rules)],
      confirmAbove: leverage("20"))
    var state = LeverageState()
    _ = state.obey(.step(3), on: subject, columns: 30)
    for _ in 0..<5 { state.follow(subject, resting: nil, planner) }
    #expect(requests.count == 1)
    #expect(state.proposal?.change.to == LeverageSetting(both: leverage("13")))
    _ = state.obey(.step(1), on: subject, columns: 30)
    for _ in 0..<5 { state.follow(subject, resting: nil, planner) }
    #expect(requests.count == 2)
    #expect(state.proposal?.change.to == LeverageSetting(both: leverage("14")))
  }

  @Test func `no tick of the clock composes a request, with a draft or with a review`() {
    let requests = CountingRequests()
    var stage = Stage(venues: [requests.venue])
    stage.select("BTCUSDT")
    stage.type("15")
    let drafted = requests.count
    #expect(drafted > 0)
    for _ in 0..<5 { stage.wait(1) }
    stage.draw()
    #expect(requests.count == drafted)
    stage.press(.enter)
    let reviewed = requests.count
    for _ in 0..<5 { stage.wait(1) }
    stage.draw()
    #expect(requests.count == reviewed)
  }
}

/// Requests that count how often one is composed.
final class CountingRequests: LegPreviewing {
  private let composed = Mutex(0)

  /// How many were composed.
  var count: Int { composed.withLock { $0 } }

  /// A venue like CoinSwitch Futures that composes them.
  var venue: ScriptedVenue {
    ScriptedVenue(
      .coinswitchFutures, traits: ScriptedVenue.blocking.rules.traits, requests: self)
  }

  /// What is true of that venue.
  var rules: VenueRules { venue.rules }

  func preview(of leg: ChangeStep) -> RequestPreview {
    composed.withLock { $0 += 1 }
    return ExampleRequests().preview(of: leg)
  }

  static func == (left: CountingRequests, right: CountingRequests) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
