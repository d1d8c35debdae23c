import LeverDomain
import Testing

/// The whole table from answer and reading to outcome.
struct VerdictTests {
  enum Answer: String, CaseIterable { case accepted, echoed, echoedOther, notModified }
  enum Look: String, CaseIterable { case wanted, other, notOffered, notShown, failed }

  static func step() throws -> ChangeStep {
    ChangeStep(
      symbol: try #require(ContractSymbol("BTCUSDT")), sides: [.long, .short],
      target: LeverageSetting(both: try Leverage("20")), positionMode: .oneWay)
  }

  static func answer(_ answer: Answer) throws -> ChangeAnswer {
    switch answer {
    case .accepted: .accepted(echo: nil)
    case .echoed: .accepted(echo: try Leverage("20"))
    case .echoedOther: .accepted(echo: try Leverage("10"))
    case .notModified: .notModified(VenueError(.refused))
    }
  }

  static func reading(_ look: Look) throws -> ReadBack {
    switch look {
    case .wanted: .value(LeverageSetting(both: try Leverage("20")))
    case .other: .value(LeverageSetting(both: try Leverage("10")))
    case .notOffered: .notOffered
    case .notShown: .notShown
    case .failed: .failed(VenueError(.timedOut))
    }
  }

  @Test(arguments: [
    (Answer.accepted, Look.wanted, Outcome.applied, Proof.readBack),
    (.accepted, .other, .notConfirmed, .readBack),
    (.accepted, .notOffered, .notConfirmed, .none),
    (.accepted, .notShown, .notConfirmed, .none),
    (.accepted, .failed, .notConfirmed, .none),
    (.echoed, .wanted, .applied, .readBack),
    (.echoed, .other, .notConfirmed, .readBack),
    (.echoed, .notOffered, .applied, .echo),
    (.echoed, .notShown, .notConfirmed, .none),
    (.echoed, .failed, .notConfirmed, .none),
    (.echoedOther, .wanted, .applied, .readBack),
    (.echoedOther, .other, .notConfirmed, .readBack),
    (.echoedOther, .notOffered, .notConfirmed, .echo),
    (.echoedOther, .notShown, .notConfirmed, .none),
    (.echoedOther, .failed, .notConfirmed, .none),
    (.notModified, .wanted, .alreadySet, .readBack),
    (.notModified, .other, .notConfirmed, .readBack),
    (.notModified, .notOffered, .notConfirmed, .none),
    (.notModified, .notShown, .notConfirmed, .none),
    (.notModified, .failed, .notConfirmed, .none),
  ])
  func `an accepted change is what is proved`(
    answer: Answer, look: Look, outcome: Outcome, proof: Proof
  ) throws {
    let verdict = Verdict.decide(
      step: try Self.step(), answer: try Self.answer(answer), reading: try Self.reading(look))
    #expect(verdict.outcome == outcome)
    #expect(verdict.proof == proof)
  }

  @Test(arguments: VenueError.Kind.allCases, Look.allCases)
  func `a failed change is what its failure and the reading leave known`(
    kind: VenueError.Kind, look: Look
  ) throws {
    let error = VenueError(kind)
    let verdict = Verdict.decide(
      step: try Self.step(), answer: .failed(error), reading: try Self.reading(look))
    let expected: Outcome =
      switch (error.consequence, look) {
      case (.nothingSent, _): .refused
      case (.notApplied, .wanted): .alreadySet
      case (.notApplied, _): .refused
      case (.mayBeApplied, .wanted): .applied
      case (.mayBeApplied, .other): .notConfirmed
      case (.mayBeApplied, _): .unknown
      }
    #expect(verdict.outcome == expected)
  }

  @Test func `only the sides that a request sets must agree`() throws {
    let step = ChangeStep(
      symbol: try #require(ContractSymbol("BTC-USDT")), sides: [.long],
      target: LeverageSetting(both: try Leverage("20")), positionMode: .hedge)
    let reading = ReadBack.value(
      LeverageSetting(long: try Leverage("20"), short: try Leverage("5")))
    #expect(
      Verdict.decide(step: step, answer: .accepted(echo: nil), reading: reading).outcome
        == .applied)
  }
}
