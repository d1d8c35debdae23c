public import FoundationEssentials
public import JournalModel
public import LeverDomain

/// What became of a submitted change, with everything that shows it.
public struct ChangeReport: Equatable, Sendable {
  /// One request of the change and its verdict.
  public struct StepReport: Equatable, Sendable {
    /// What was to be sent.
    public let step: ChangeStep
    /// What came back; nil when it was not sent.
    public let answer: ChangeAnswer?
    /// What became of it.
    public let verdict: Verdict
  }

  /// The name by which the change is found again.
  public let identifier: ChangeIdentifier
  /// The account.
  public let account: AccountName
  /// Its venue.
  public let venue: Venue
  /// From what to what.
  public let change: Change
  /// Each request, in order; empty when the setting already was the wanted one.
  public let steps: [StepReport]
  /// What the reading made afterwards told.
  public let readBack: ReadBack
  /// When the first request was about to be sent, by the local clock.
  public let submittedAt: Date
  /// When the outcome was decided, by the local clock.
  public let decidedAt: Date
  /// The outcome of the whole.
  public let outcome: Outcome
  /// What the outcome rests on.
  public let proof: Proof
  /// Why what came back could not be written down, although the intent was; nil when it was.
  public internal(set) var journalError: JournalError?

  /// The verdict that explains the outcome best: the first that is not a success, else the first.
  public var leadingVerdict: Verdict? {
    Verdict.leading(steps.map(\.verdict))
  }

  /// Whether some sides were changed and others not.
  public var isHalfApplied: Bool {
    Verdict.isHalfApplied(steps.map(\.verdict))
  }

  /// Whether a later reading may still tell what became of it.
  public var isInDoubt: Bool { outcome.isInDoubt(readBack: readBack) }

  /// Whether not one byte left for the venue.
  public var isNothingSent: Bool {
    !steps.isEmpty
      && steps.allSatisfy {
        if case .notSent = $0.verdict.reason { true } else { false }
      }
  }
}
