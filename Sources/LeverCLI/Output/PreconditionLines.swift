import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// Preconditions with their evidence and whose rule they are, for people.
struct PreconditionLines {
  let venue: Venue
  let paint: Paint
  let now: Date

  /// A line a precondition, and one below it for each piece of evidence that is not a plain time.
  func lines(_ preconditions: [Precondition]) -> [String] {
    preconditions.flatMap { precondition in
      let state = paint(
        Wording.state(precondition.state).padded(to: 10), Role(precondition.state))
      let name = Wording.precondition(precondition).padded(to: 22)
      let rule = paint(Wording.rule(of: precondition, venue: venue), .muted)
      let evidence =
        precondition.evidence.filter { !isTime($0) }.map { Wording.evidence($0, now: now) }
        + [Wording.remedy(for: precondition)].compactMap { $0 }
      return ["    \(state)\(name)\(rule)"]
        + evidence.map { "    " + String(repeating: " ", count: 10) + $0 }
    }
  }

  private func isTime(_ evidence: Precondition.Evidence) -> Bool {
    if case .readAt = evidence { true } else { false }
  }
}
