import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// What a person reads before agreeing to a change, and what agreeing takes.
struct ChangeReview {
  let result: ChangeResult
  /// A raise above this needs the value typed.
  let confirmAbove: Leverage
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
    lines += RequestLines(proposal.previews).lines
    return lines.map { $0 + "\n" }.joined()
  }

  /// What is asked, without a line end.
  var question: String {
    proposal.needsTypedConfirmation
      ? "\(why): type \(typedValue) to confirm, anything else cancels: "
      : "Change it? [y/N] "
  }

  /// Whether an answer agrees.
  func agrees(_ answer: String) -> Bool {
    let word = answer.lowercased().filter { !$0.isWhitespace }
    return proposal.needsTypedConfirmation ? word == typedValue : word == "y" || word == "yes"
  }

  /// The value that must be typed: the higher one where the sides differ.
  private var typedValue: String {
    max(proposal.change.to.long, proposal.change.to.short).description
  }

  private var why: String {
    let hasPosition = result.reading.positions.value.map { !$0.isEmpty } ?? false
    return hasPosition
      ? "A position is open" : "This raises the leverage above \(Wording.multiple(confirmAbove))"
  }
}
