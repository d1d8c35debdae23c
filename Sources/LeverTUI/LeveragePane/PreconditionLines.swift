import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The preconditions of a change with whose rule each is and what it rests on.
struct PreconditionLines {
  /// The venue whose rules they may be.
  let venue: Venue
  /// What ages are counted from.
  let now: Date
  /// What signs look like.
  let shapes: Shapes

  /// All lines: what is met in one line each, the rest with rule and evidence.
  func lines(_ preconditions: [Precondition], columns: Int) -> [Line] {
    preconditions.flatMap { precondition in
      let sign = PreconditionSign(precondition.state)
      let head = Line(
        [
          Span("\(sign.scalar(shapes)) ", sign.role),
          Span(
            Wording.precondition(precondition),
            precondition.state == .met ? .muted : .text,
            precondition.forbidsChange ? .bold : []),
        ],
        trailing: [trailing(precondition, sign)])
      guard precondition.state != .met else { return [head] }
      return [head] + evidence(precondition, columns: columns)
    }
  }

  /// The same with all that is met in one paragraph, for a low screen.
  func compactLines(_ preconditions: [Precondition], columns: Int) -> [Line] {
    let met = preconditions.filter { $0.state == .met }
    let rest = lines(preconditions.filter { $0.state != .met }, columns: columns)
    guard !met.isEmpty else { return rest }
    let names = met.map { Wording.precondition($0) }.joined(separator: ", ")
    return rest
      + Line.wrapped(
        "\(shapes.check) met: \(names)", columns: columns, hanging: 2, role: .muted)
  }

  private func trailing(_ precondition: Precondition, _ sign: PreconditionSign) -> Span {
    if precondition.state == .met {
      for case .readAt(let date) in precondition.evidence {
        return Span(CoarseAge(of: date, now: now).text, .muted)
      }
      for case .requestsLeft(let left, let limit, _) in precondition.evidence {
        return Span("\(left) of \(limit)", .muted)
      }
    }
    return Span(Wording.state(precondition.state), sign.role)
  }

  private func evidence(_ precondition: Precondition, columns: Int) -> [Line] {
    var lines: [Line] = []
    var age = ""
    for evidence in precondition.evidence {
      if case .readAt(let date) = evidence {
        age = ", read \(CoarseAge(of: date, now: now).text)"
        continue
      }
      lines += Line.wrapped(
        Wording.evidence(evidence, now: now), columns: columns, indent: 2, hanging: 4)
    }
    if let remedy = Wording.remedy(for: precondition) {
      lines += Line.wrapped(remedy, columns: columns, indent: 2, hanging: 4)
    }
    return lines
      + Line.wrapped(
        Wording.rule(of: precondition, venue: venue) + age, columns: columns, indent: 2,
        hanging: 4, role: .muted)
  }
}
