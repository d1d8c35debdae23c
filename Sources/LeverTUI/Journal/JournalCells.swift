import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// What the journal's list says of one change.
struct JournalCells {
  private let change: JournalledChange
  private let shapes: Shapes
  private let hasWholeTimes: Bool

  /// The cells of one change.
  init(_ change: JournalledChange, shapes: Shapes, hasWholeTimes: Bool) {
    self.change = change
    self.shapes = shapes
    self.hasWholeTimes = hasWholeTimes
  }

  /// What stands in a column.
  func span(_ kind: JournalColumns.Kind) -> Span {
    let intent = change.intent
    switch kind {
    case .time: return Span(time, .muted)
    case .user: return Span(intent.author.user)
    case .account: return Span(intent.account.text)
    case .symbol: return Span(intent.change.symbol.text, .text, .bold)
    case .change:
      return Span(
        "\(Self.short(intent.change.from, shapes)) \(shapes.arrowRight) "
          + Self.short(intent.change.to, shapes))
    case .outcome: return Self.outcome(of: change, shapes)
    case .reason: return Span(Wording.changeReason(intent.reason), .muted)
    }
  }

  /// `2026-11-21 04:05:06`, or `11-21 04:05` where there is little room.
  private var time: String {
    let text = Wording.timestamp(change.intent.moment.local).prefix(19)
    let whole = String(text.map { $0 == "T" ? " " : $0 })
    return hasWholeTimes ? whole : String(whole.dropFirst(5).dropLast(3))
  }

  /// `20x`, or `20/10x` where the sides differ.
  private static func short(_ setting: LeverageSetting?, _ shapes: Shapes) -> String {
    setting.map { "\($0)x" } ?? "\(shapes.unknown)"
  }

  /// The outcome with its proof and sign.
  static func outcome(of change: JournalledChange, _ shapes: Shapes) -> Span {
    guard let conclusion = change.conclusion else {
      let role = change.successor == nil ? Role(nil as Outcome?) : .muted
      return Span("\(shapes.unknown) \(Wording.noOutcome)", role, .bold)
    }
    let sign = OutcomeSign(conclusion.outcome)
    let isOvertaken = change.successor != nil
    return Span(
      "\(sign.scalar(shapes)) \(Wording.result(conclusion.outcome, conclusion.proof))"
        + (isOvertaken ? ", overtaken" : ""),
      isOvertaken ? .muted : sign.role, conclusion.outcome == .applied ? [] : .bold)
  }

  /// A change in two lines: what, and by whom and why.
  static func summary(of change: JournalledChange, shapes: Shapes) -> [Line] {
    let intent = change.intent
    let from = Wording.from(intent.change)
    var second = "by \(Wording.author(intent.author)); \(Wording.changeReason(intent.reason))"
    if let verdict = change.verdicts?.first(where: { !$0.outcome.isSuccess }) {
      second += "; \(Wording.reason(verdict.reason))"
    }
    return [
      Line([
        Span("\(change.identifier)  ", .accent),
        Span("\(intent.change.symbol)", .text, .bold), Span(" on \(intent.account): ", .muted),
        Span("\(from) \(shapes.arrowRight) \(Wording.setting(intent.change.to))  "),
        outcome(of: change, shapes),
      ]),
      Line(second, .muted),
    ]
  }
}
