import Desk
import LeverDomain
import Testing

@Suite struct ChangeabilityTests {
  @Test(arguments: [
    ([Precondition(.noOpenOrder, .met, rule: .venue)], Changeability.possible(advice: nil)),
    (
      [Precondition(.noOpenPosition, .advisory, rule: .venue)],
      .possible(advice: Precondition(.noOpenPosition, .advisory, rule: .venue))
    ),
    (
      [Precondition(.noOpenOrder, .blocking, rule: .venue)],
      .impossible(Precondition(.noOpenOrder, .blocking, rule: .venue))
    ),
    ([Precondition(.limitsKnown, .unknown, rule: .lever, mustBeKnown: true)], .notKnown),
    ([Precondition(.noOpenOrder, .unknown, rule: .venue, evidence: [.notRead])], .notKnown),
    ([Precondition(.budgetLeft, .unknown, rule: .venue)], .possible(advice: nil)),
    ([Precondition(.positionModeKnown, .unknown, rule: .lever)], .possible(advice: nil)),
    ([Precondition(.positionModeKnown, .unknown, rule: .lever, mustBeKnown: true)], .notKnown),
    (
      [
        Precondition(.noOpenOrder, .unknown, rule: .venue),
        Precondition(.tradableInstrument, .blocking, rule: .lever),
      ], .impossible(Precondition(.tradableInstrument, .blocking, rule: .lever))
    ),
  ])
  func `what is not known is neither possible nor impossible`(
    preconditions: [Precondition], changeability: Changeability
  ) {
    #expect(Changeability(preconditions) == changeability)
  }
}
