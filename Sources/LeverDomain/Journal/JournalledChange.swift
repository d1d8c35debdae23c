/// Everything that the journal holds of one change.
public struct JournalledChange: Hashable, Sendable {
  /// The number of the intent's record: changes are in this order.
  public let sequence: Int64
  /// The number of its newest record.
  public let latest: Int64
  /// What was about to be sent.
  public let intent: ChangeIntent
  /// What came back, by step.
  public private(set) var answers: [StepAnswer] = []
  /// Every conclusion, oldest first: one that said unknown may have been followed by another.
  public private(set) var conclusions: [ChangeConclusion] = []
  /// The later change that made its unknown outcome matter no longer.
  public private(set) var successor: ChangeIdentifier?

  /// Joins the records of one change, given in their order. Nil when they hold no intent, or when
  /// one of them is about another change.
  public init?(_ records: [JournalRecord]) {
    guard let first = records.first, case .intent(let intent)? = first.entry else { return nil }
    sequence = first.sequence
    latest = records.last?.sequence ?? first.sequence
    self.intent = intent
    for record in records.dropFirst() {
      guard let entry = record.entry else { continue }
      guard entry.identifier == intent.identifier else { return nil }
      switch entry {
      case .answer(let answer): answers.append(answer)
      case .conclusion(let conclusion): conclusions.append(conclusion)
      case .supersession(let supersession): successor = supersession.successor
      case .intent, .recovery: return nil
      }
    }
  }

  /// The name by which it is found again.
  public var identifier: ChangeIdentifier { intent.identifier }

  /// What became of it, the last conclusion; nil while nobody has concluded it.
  public var conclusion: ChangeConclusion? { conclusions.last }

  /// What became of it; nil while nobody has concluded it.
  public var outcome: Outcome? { conclusion?.outcome }

  /// Whether nobody knows what became of it, and it matters: concluded by nobody, or unknown and
  /// not overtaken.
  public var isUnsettled: Bool {
    (outcome == nil || outcome == .unknown) && successor == nil
  }

  /// Whether the wanted setting was proved to be set.
  public var isProved: Bool { outcome == .applied || outcome == .alreadySet }

  /// The answer to a step, or nil when none was noted.
  public func answer(toStep index: Int) -> ChangeAnswer? {
    answers.last { $0.step == index }?.answer
  }

  /// Each step's verdict with its reason, as the rules decide it from what was noted; nil while
  /// nobody has concluded the change. A step without an answer counts as not sent once an earlier
  /// one had failed, and otherwise as sent with its answer lost.
  public var verdicts: [Verdict]? {
    guard let conclusion else { return nil }
    return intent.steps.indices.map { index in
      Verdict.decide(
        step: intent.steps[index], answer: assumedAnswer(toStep: index),
        reading: conclusion.readBack)
    }
  }

  /// The answer to a step, and where none was noted, what must be assumed: an intent may have been
  /// sent.
  public func assumedAnswer(toStep index: Int) -> ChangeAnswer {
    if let answer = answer(toStep: index) { return answer }
    let isStopped = (0..<index).contains { earlier in
      // After an answer that was lost, the next may still have followed.
      if case .failed(let error)? = answer(toStep: earlier) {
        error.consequence != .mayBeApplied
      } else {
        false
      }
    }
    return .failed(VenueError(isStopped ? .cancelled : .connectionLost))
  }

  /// The setting that undoing it would bring back: what was set before, where that is known and
  /// the change took or may have taken effect.
  public var settingBefore: LeverageSetting? {
    outcome == .refused || outcome == .alreadySet ? nil : intent.change.from
  }

  /// Whether a side of `setting` is neither what the change asked for nor what was set before it:
  /// somebody has changed it since.
  public func isMovedSince(_ setting: LeverageSetting) -> Bool {
    PositionSide.allCases.contains { side in
      setting[side] != intent.change.to[side] && setting[side] != intent.change.from?[side]
    }
  }
}
