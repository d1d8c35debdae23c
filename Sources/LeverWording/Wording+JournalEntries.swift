public import JournalModel
import LeverDomain

extension Wording {
  /// Why a change was made, where there is more to say than that somebody asked for it.
  public static func why(_ reason: ChangeReason) -> String? {
    reason == .asked ? nil : changeReason(reason)
  }

  /// Who acts, in short: `asha@desk-2`.
  public static func person(_ author: ChangeAuthor) -> String { "\(author.user)@\(author.host)" }

  /// What an entry of the journal says: `intent by asha@desk-2 (process 4711, …)`.
  ///
  /// - Parameters:
  ///   - record: the entry in its place.
  ///   - change: the change that it is about, as it stood then; nil where it is about none.
  public static func entry(_ record: JournalRecord, of change: JournalledChange?) -> String {
    switch record.entry {
    case .intent(let intent):
      let why = why(intent.reason).map { ", \($0)" } ?? ""
      return "intent by \(author(intent.author))\(why)"
    case .answer(let answer): return "answer: \(self.answer(answer, of: change))"
    case .conclusion(let conclusion):
      let settler = change?.settler.map { ", reconciled by \(author($0))" } ?? ""
      return result(conclusion.outcome, conclusion.proof) + settler
        + (change.flatMap(explanation).map { ": \($0)" } ?? "")
    case .supersession(let supersession): return "overtaken by \(supersession.successor)"
    case .recovery(let recovery): return Wording.recovery(recovery)
    case nil: return "record \(record.sequence) cannot be understood"
    }
  }

  /// Why a change's outcome is what it is, where the outcome alone does not tell; nil where it does.
  public static func explanation(_ change: JournalledChange) -> String? {
    guard change.outcome != nil else { return answered(change) }
    if change.isHalfApplied { return halfApplied }
    guard let reason = change.leadingVerdict?.reason else { return nil }
    switch reason {
    case .confirmed, .unchanged: return nil
    default: return Wording.reason(reason)
    }
  }

  /// That a change took effect on one side only.
  public static let halfApplied = "half applied: each side has its own outcome"

  private static func answer(_ answer: StepAnswer, of change: JournalledChange?) -> String {
    let what = changeAnswer(answer.answer)
    guard let steps = change?.intent.steps, steps.count > 1, steps.indices.contains(answer.step)
    else { return what }
    let step = steps[answer.step]
    let sides = PositionSide.allCases.filter(step.sides.contains).map {
      "\($0.rawValue) \(multiple(step.target[$0]))"
    }
    return "\(sides.joined(separator: ", ")): \(what)"
  }
}
