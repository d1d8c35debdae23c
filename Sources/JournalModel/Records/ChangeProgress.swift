public import FoundationEssentials
public import LeverDomain

/// What came back for one request of a change.
public struct StepAnswer: Hashable, Sendable {
  /// The change.
  public let identifier: ChangeIdentifier
  /// When the answer was noted.
  public let moment: JournalMoment
  /// Which of the intent's steps, counted from 0.
  public let step: Int
  /// What came back.
  public let answer: ChangeAnswer
  /// From when on the venue no longer takes the request; nil where no such moment is known.
  public let expiresAt: Date?
  /// Whether it answers the identical request that was sent once more for a proof.
  public let isRepeated: Bool

  /// An answer to one request.
  public init(
    identifier: ChangeIdentifier, moment: JournalMoment, step: Int, answer: ChangeAnswer,
    expiresAt: Date? = nil, isRepeated: Bool = false
  ) {
    self.identifier = identifier
    self.moment = moment
    self.step = step
    self.answer = answer
    self.expiresAt = expiresAt.map(JournalTimestamp.rounded)
    self.isRepeated = isRepeated
  }
}

/// What became of a change, and the reading that shows it. A change that was concluded as unknown
/// may be concluded again; the last conclusion holds.
public struct ChangeConclusion: Hashable, Sendable {
  /// What became of one request.
  public struct StepConclusion: Hashable, Sendable {
    /// What became of it.
    public let outcome: Outcome
    /// What that rests on.
    public let proof: Proof

    /// An outcome with its proof.
    public init(outcome: Outcome, proof: Proof) {
      self.outcome = outcome
      self.proof = proof
    }
  }

  /// The change.
  public let identifier: ChangeIdentifier
  /// When it was decided.
  public let moment: JournalMoment
  /// Who decided it: whoever sent the change, or whoever settled it later.
  public let author: ChangeAuthor
  /// The outcome of the whole.
  public let outcome: Outcome
  /// What the outcome rests on.
  public let proof: Proof
  /// Each request, in the order of the intent's steps.
  public let steps: [StepConclusion]
  /// What the reading told.
  public let readBack: ReadBack
  /// When the reading began; nil where there was none.
  public let readAt: Date?

  /// A conclusion.
  public init(
    identifier: ChangeIdentifier, moment: JournalMoment, author: ChangeAuthor,
    outcome: Outcome, proof: Proof, steps: [StepConclusion], readBack: ReadBack, readAt: Date?
  ) {
    self.identifier = identifier
    self.moment = moment
    self.author = author
    self.outcome = outcome
    self.proof = proof
    self.steps = steps
    self.readBack = readBack
    self.readAt = readAt.map(JournalTimestamp.rounded)
  }
}

/// That a change whose outcome stayed unknown matters no longer, because a later change of the
/// same instrument was proved. Its outcome stays unknown.
public struct ChangeSupersession: Hashable, Sendable {
  /// The change that stayed unknown.
  public let identifier: ChangeIdentifier
  /// When it was noted.
  public let moment: JournalMoment
  /// Who noted it.
  public let author: ChangeAuthor
  /// The later change that was proved.
  public let successor: ChangeIdentifier

  /// A change that a later one has overtaken.
  public init(
    identifier: ChangeIdentifier, moment: JournalMoment, author: ChangeAuthor,
    successor: ChangeIdentifier
  ) {
    self.identifier = identifier
    self.moment = moment
    self.author = author
    self.successor = successor
  }
}
