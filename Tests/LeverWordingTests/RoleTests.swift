import LeverDomain
import LeverWording
import TerminalCanvas
import Testing

@Suite struct RoleTests {
  @Test(
    arguments: [
      (Outcome.applied, Role.positive), (.alreadySet, .positive), (.notConfirmed, .warning),
      (.refused, .danger), (.unknown, .danger), (nil, .danger),
    ] as [(Outcome?, Role)])
  func `what nobody knows is as grave as a refusal`(outcome: Outcome?, role: Role) {
    #expect(Role(outcome) == role)
  }

  @Test(arguments: [
    (Precondition.State.met, Role.positive), (.advisory, .warning), (.blocking, .danger),
    (.unknown, .unknown),
  ])
  func `what was not read yet is not alarming`(state: Precondition.State, role: Role) {
    #expect(Role(state) == role)
  }
}
