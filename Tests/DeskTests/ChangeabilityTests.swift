import Desk
import LeverDomain
import Testing

@Suite struct ChangeabilityTests {
  @Test(arguments: [
    ([Precondition(.noOpenOrder, .met, rule: .venue)], Changeability.possible),
    ([Precondition(.noOpenPosition, .advisory, rule: .venue)], .possible),
    ([Precondition(.noOpenOrder, .blocking, rule: .venue)], .impossible),
    ([Precondition(.limitsKnown, .blocking, rule: .lever, evidence: [.notRead])], .notKnown),
    ([Precondition(.noOpenOrder, .unknown, rule: .venue, evidence: [.notRead])], .notKnown),
    ([Precondition(.budgetLeft, .unknown, rule: .venue)], .possible),
    ([Precondition(.positionModeKnown, .unknown, rule: .lever)], .possible),
    (
      [
        Precondition(.noOpenOrder, .unknown, rule: .venue),
        Precondition(.tradableInstrument, .blocking, rule: .lever),
      ], .impossible
    ),
  ])
  func `what is not known is neither possible nor impossible`(
    preconditions: [Precondition], changeability: Changeability
  ) {
    #expect(Changeability(preconditions) == changeability)
  }
}
