import TerminalCanvas

/// What the user of the probed screen does.
enum Scenario {
  typealias Step = PlayedTerminal.Step

  /// The steps of a scenario, and when it ends.
  static func named(_ name: String) -> ([Step], end: Duration) {
    switch name {
    case "change":
      return (
        [
          Step(moment: .at(.seconds(8)), name: "types", events: keys("3\n")),
          Step(moment: .showing("y submits"), name: "submits", events: keys("y")),
          Step(moment: .showing("applied ("), name: "applied", events: []),
        ], .seconds(15)
      )
    case "look":
      return (
        [Step(moment: .at(.seconds(2)), name: "opened", events: [])], .seconds(240)
      )
    default:
      return (
        [
          Step(moment: .at(.seconds(2)), name: "opened", events: []),
          Step(moment: .at(.seconds(600)), name: "idle", events: []),
          Step(moment: .at(.seconds(1500)), name: "key", events: [.key(Key(.down))]),
          Step(
            moment: .at(.seconds(1560)), name: "unfocused", events: [.focus(isGained: false)]),
          Step(moment: .at(.seconds(1740)), name: "focused", events: [.focus(isGained: true)]),
        ], .seconds(1800)
      )
    }
  }

  private static func keys(_ text: String) -> [InputEvent] {
    text.unicodeScalars.map { .key(Key($0 == "\n" ? .enter : .character($0))) }
  }
}
