public import FoundationEssentials
public import LeverDomain

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

  /// Whether nobody knows what became of it, and it matters: concluded by nobody, or unknown, or
  /// accepted without a reading that a later one may still bring; and not overtaken.
  public var isUnsettled: Bool {
    guard successor == nil else { return false }
    return conclusion.map { $0.outcome.isInDoubt(readBack: $0.readBack) } ?? true
  }

  /// Whether the wanted setting was proved to be set.
  public var isProved: Bool { outcome?.isSuccess ?? false }

  /// The answer to a step, or nil when none was noted.
  public func answer(toStep index: Int) -> ChangeAnswer? { noted(toStep: index)?.answer }

  private func noted(toStep index: Int) -> StepAnswer? {
    answers.last { $0.step == index && !$0.isRepeated }
  }

  /// Each step's verdict with its reason, as the rules decide it from what was noted; nil while
  /// nobody has concluded the change.
  public var verdicts: [Verdict]? {
    guard let conclusion else { return nil }
    return verdicts(
      reading: conclusion.readBack, at: conclusion.readAt, by: conclusion.author.process)
  }

  /// Each step's verdict, as the rules decide it from what was noted and from a reading.
  ///
  /// - Parameters:
  ///   - reading: what was read.
  ///   - date: when the reading began; nil where there was none.
  ///   - process: who decides. Another than the one that sent it cannot know what that one did last.
  public func verdicts(
    reading: ReadBack, at date: Date?, by process: ProcessMark
  ) -> [Verdict] {
    intent.steps.indices.map { index in
      Verdict.decide(
        Verdict.Evidence(
          step: intent.steps[index], before: intent.change.from,
          answer: assumedAnswer(toStep: index),
          repeated: assumedRepetition(ofStep: index, by: process), reading: reading,
          isConclusive: date.map { isExpired(step: index, at: $0) } ?? false))
    }
  }

  /// From when on the venue no longer takes any request of which no answer tells what became of it;
  /// nil where no such moment is known, or where every request was answered.
  public var expiresAt: Date? {
    var latest: Date?
    for index in intent.steps.indices where mayStillArrive(step: index) {
      guard let expiry = expiry(ofStep: index) else { return nil }
      latest = max(latest ?? expiry, expiry)
    }
    return latest
  }

  private func mayStillArrive(step index: Int) -> Bool {
    if case .failed(let error) = assumedAnswer(toStep: index) {
      error.consequence == .mayBeApplied
    } else {
      false
    }
  }

  private func expiry(ofStep index: Int) -> Date? {
    guard let noted = noted(toStep: index) else { return intent.expiresAt }
    return noted.expiresAt
  }

  private func isExpired(step index: Int, at date: Date) -> Bool {
    expiry(ofStep: index).map { $0 <= date } ?? false
  }

  /// The answer to the identical request, sent once more; where none was noted and another process
  /// decides, it must be assumed that it was sent and its answer lost.
  private func assumedRepetition(ofStep index: Int, by process: ProcessMark) -> ChangeAnswer? {
    if let noted = answers.last(where: { $0.step == index && $0.isRepeated }) {
      return noted.answer
    }
    guard intent.mayRepeat, process != intent.author.process else { return nil }
    return .failed(VenueError(.connectionLost))
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
