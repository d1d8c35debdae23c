import LeverDomain
import Testing

/// The whole table from answer and reading to outcome.
struct VerdictTests {
  enum Answer: String, CaseIterable { case accepted, echoed, echoedOther, notModified }
  enum Look: String, CaseIterable {
    case wanted, other, third, moved, unmoved, notOffered, notShown, failed
  }
  enum Before: String, CaseIterable { case wanted, other, notKnown }
  enum Repetition: String, CaseIterable { case none, notModified, accepted, refused, lost }

  static func setting(_ text: String) throws -> LeverageSetting {
    LeverageSetting(both: try Leverage(text))
  }

  static func step() throws -> ChangeStep {
    ChangeStep(
      symbol: try #require(ContractSymbol("BTCUSDT")), sides: [.long, .short],
      target: try setting("20"), positionMode: .oneWay)
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
    case .wanted: .value(try setting("20"))
    case .other: .value(try setting("10"))
    case .third: .value(try setting("3"))
    case .moved: .position(try setting("20"), before: try setting("10"))
    case .unmoved: .position(try setting("20"), before: try setting("20"))
    case .notOffered: .notOffered
    case .notShown: .notShown
    case .failed: .failed(VenueError(.timedOut))
    }
  }

  static func before(_ before: Before) throws -> LeverageSetting? {
    switch before {
    case .wanted: try setting("20")
    case .other: try setting("10")
    case .notKnown: nil
    }
  }

  static func repetition(_ repetition: Repetition) -> ChangeAnswer? {
    switch repetition {
    case .none: nil
    case .notModified: .notModified(VenueError(.refused))
    case .accepted: .accepted(echo: nil)
    case .refused: .failed(VenueError(.marginTooLow))
    case .lost: .failed(VenueError(.connectionLost))
    }
  }

  static func decide(
    _ answer: ChangeAnswer, _ look: Look, before: Before = .other,
    repeated: Repetition = .none, isConclusive: Bool = false
  ) throws -> Verdict {
    Verdict.decide(
      Verdict.Evidence(
        step: try step(), before: try self.before(before), answer: answer,
        repeated: repetition(repeated), reading: try reading(look), isConclusive: isConclusive))
  }

  @Test(arguments: [
    (Answer.accepted, Look.wanted, Outcome.applied, Proof.readBack),
    (.accepted, .other, .notConfirmed, .readBack),
    (.accepted, .moved, .applied, .readBack),
    (.accepted, .unmoved, .notConfirmed, .none),
    (.accepted, .notOffered, .notConfirmed, .none),
    (.accepted, .notShown, .notConfirmed, .none),
    (.accepted, .failed, .notConfirmed, .none),
    (.echoed, .wanted, .applied, .readBack),
    (.echoed, .other, .notConfirmed, .readBack),
    (.echoed, .unmoved, .notConfirmed, .none),
    (.echoed, .notOffered, .applied, .echo),
    (.echoed, .notShown, .notConfirmed, .none),
    (.echoed, .failed, .notConfirmed, .none),
    (.echoedOther, .wanted, .applied, .readBack),
    (.echoedOther, .other, .notConfirmed, .readBack),
    (.echoedOther, .notOffered, .notConfirmed, .echo),
    (.echoedOther, .notShown, .notConfirmed, .none),
    (.echoedOther, .failed, .notConfirmed, .none),
  ])
  func `an accepted change is what is proved`(
    answer: Answer, look: Look, outcome: Outcome, proof: Proof
  ) throws {
    let verdict = try Self.decide(try Self.answer(answer), look)
    #expect(verdict.outcome == outcome)
    #expect(verdict.proof == proof)
  }

  @Test(
    arguments: [
      (Repetition.none, Outcome.notConfirmed, Proof.none),
      (.notModified, .applied, .notModified), (.accepted, .notConfirmed, .none),
      (.refused, .notConfirmed, .none), (.lost, .unknown, .none),
    ], [Look.unmoved, .notShown, .failed])
  func `the identical request proves what no reading can, by its answer alone`(
    expected: (Repetition, Outcome, Proof), look: Look
  ) throws {
    let verdict = try Self.decide(.accepted(echo: nil), look, repeated: expected.0)
    #expect(verdict.outcome == expected.1)
    #expect(verdict.proof == expected.2)
  }

  @Test(arguments: [
    (Look.wanted, Before.wanted, Outcome.alreadySet, Proof.readBack),
    (.wanted, .notKnown, .alreadySet, .readBack),
    // The request may have reached the venue twice.
    (.wanted, .other, .applied, .readBack),
    (.other, .other, .notConfirmed, .readBack),
    (.unmoved, .wanted, .alreadySet, .notModified),
    (.unmoved, .notKnown, .alreadySet, .notModified),
    (.unmoved, .other, .applied, .notModified),
    (.notOffered, .notKnown, .alreadySet, .notModified),
    (.notShown, .notKnown, .alreadySet, .notModified),
    (.failed, .notKnown, .alreadySet, .notModified),
    (.notShown, .other, .applied, .notModified),
  ])
  func `not modified is the venue's word, unless this change can have caused it`(
    look: Look, before: Before, outcome: Outcome, proof: Proof
  ) throws {
    let verdict = try Self.decide(try Self.answer(.notModified), look, before: before)
    #expect(verdict.outcome == outcome)
    #expect(verdict.proof == proof)
  }

  @Test(arguments: VenueError.Kind.allCases, Look.allCases)
  func `a failed change is what its failure and the reading leave known`(
    kind: VenueError.Kind, look: Look
  ) throws {
    let error = VenueError(kind)
    for before in Before.allCases {
      for isConclusive in [false, true] {
        let verdict = try Self.decide(
          .failed(error), look, before: before, isConclusive: isConclusive)
        let expected: Outcome =
          switch (error.consequence, look) {
          case (.nothingSent, _): .refused
          case (.notApplied, .wanted), (.notApplied, .moved):
            before == .wanted ? .alreadySet : .applied
          // A reading is offered, and whoever makes it later knows.
          case (.notApplied, .failed): .unknown
          case (.notApplied, _): .refused
          case (.mayBeApplied, .wanted), (.mayBeApplied, .moved): .applied
          // An old value proves nothing while the request may still arrive.
          case (.mayBeApplied, .other), (.mayBeApplied, .third):
            !isConclusive
              ? .unknown : look == .other && before == .other ? .refused : .notConfirmed
          case (.mayBeApplied, _): .unknown
          }
        #expect(verdict.outcome == expected, "\(look) \(before) \(isConclusive)")
      }
    }
  }

  @Test(arguments: Look.allCases)
  func `a refusal that no reading bears out is the venue's word and says so`(look: Look) throws {
    let error = VenueError(.marginTooLow)
    let verdict = try Self.decide(.failed(error), look)
    switch look {
    case .wanted, .moved: #expect(verdict.reason == .setAllTheSame(error))
    case .other, .third:
      #expect(verdict == Verdict(.refused, proof: .readBack, reason: .refusedByVenue(error)))
    case .unmoved, .notOffered, .notShown:
      #expect(verdict == Verdict(.refused, proof: .none, reason: .refusedNotRead(error)))
    case .failed:
      let reason = Verdict.Reason.refusedUnproved(error, reading: VenueError(.timedOut))
      #expect(verdict == Verdict(.unknown, proof: .none, reason: reason))
    }
  }

  @Test(arguments: VenueError.Kind.allCases)
  func `a venue that never told the setting and refuses to offers no reading`(
    kind: VenueError.Kind
  ) throws {
    let refusesToTell: Set<VenueError.Kind> = [
      .refused, .badRequest, .unknownSymbol, .unavailable,
    ]
    let reading = ReadBack.failed(VenueError(kind))
    #expect(
      reading.isOfferedAndFailed(before: nil) == !refusesToTell.contains(kind), "\(kind)")
    #expect(reading.isOfferedAndFailed(before: try Self.setting("10")))
    let evidence = Verdict.Evidence(
      step: try Self.step(), before: nil, answer: .failed(VenueError(.marginTooLow)),
      reading: reading, isConclusive: false)
    #expect(
      Verdict.decide(evidence).outcome == (refusesToTell.contains(kind) ? .refused : .unknown))
  }

  @Test func `only the sides that a request sets must agree`() throws {
    let step = ChangeStep(
      symbol: try #require(ContractSymbol("BTC-USDT")), sides: [.long],
      target: try Self.setting("20"), positionMode: .hedge)
    let reading = ReadBack.value(
      LeverageSetting(long: try Leverage("20"), short: try Leverage("5")))
    let evidence = Verdict.Evidence(
      step: step, before: nil, answer: .accepted(echo: nil), reading: reading, isConclusive: false)
    #expect(Verdict.decide(evidence).outcome == .applied)
  }
}
