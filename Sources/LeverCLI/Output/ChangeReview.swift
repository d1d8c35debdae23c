import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// What a person reads before agreeing to a change, and what agreeing takes.
struct ChangeReview {
  let result: ChangeResult
  let paint: Paint
  let shapes: Shapes
  let now: Date

  private var proposal: Proposal { result.proposal }

  /// The review, in ended lines.
  var text: String {
    let change = proposal.change
    var lines = [
      paint("\(proposal.account) \(change.symbol)", .accent)
        + paint("  \(proposal.venue.displayName)", .muted)
        + (change.positionMode.map { ", \(Wording.positionMode($0))" } ?? ""),
      "  \(ChangeWords.arrow(change, shapes: shapes))"
        + (result.reading.limits.map { paint("   of \(Wording.limits($0))", .muted) } ?? ""),
    ]
    if let undone = result.undone {
      lines += UndoneLines(undone, setNow: change.from, paint: paint, now: now).lines
    }
    if let told = Wording.provedAlready(proposal, result.reading, now: now) {
      lines.append("  " + paint(told, .warning))
    }
    lines.append("  " + Wording.cost(proposal, traits: result.account.traits))
    lines += PreconditionLines(venue: proposal.venue, paint: paint, now: now)
      .lines(proposal.preconditions.filter { $0.state != .met })
    if let effect = Wording.positionEffect(result.reading, result.account.traits) {
      lines.append("  " + effect)
    }
    lines += RequestLines(proposal.previews).lines
    return lines.map { $0 + "\n" }.joined()
  }

  /// What is asked, without a line end.
  var question: String {
    guard let confirmation = proposal.confirmation else { return "Change it? [y/N] " }
    return "\(why(confirmation)): type \(confirmation.text) to confirm, anything else cancels: "
  }

  /// Whether an answer agrees.
  func agrees(_ answer: String) -> Bool {
    if let confirmation = proposal.confirmation { return confirmation.accepts(answer) }
    let word = answer.lowercased().filter { !$0.isWhitespace }
    return word == "y" || word == "yes"
  }

  private func why(_ confirmation: TypedConfirmation) -> String {
    switch confirmation.reason {
    case .openPosition: "A position is open"
    case .raise(let threshold): "This raises the leverage above \(Wording.multiple(threshold))"
    case .earlierChangeInDoubt: "An earlier change is in doubt"
    }
  }
}
