/// The outcome of one request of a change, what it rests on and why.
public struct Verdict: Hashable, Sendable {
  /// Why an outcome is what it is.
  public enum Reason: Hashable, Sendable {
    /// The venue accepted, and the reading or the echo agrees.
    case confirmed
    /// The venue accepted, and said of the identical request, sent once more, that nothing changed.
    case confirmedByRepeating
    /// The venue said "not modified", and nothing contradicts it.
    case unchanged
    /// The venue refused or failed, and the wanted value was set before and is set now.
    case foundSet(VenueError)
    /// The venue refused or said "not modified", and yet the wanted value is set now and was not
    /// known to be set before: this very request may have set it.
    case setAllTheSame(VenueError)
    /// No usable answer came; the reading shows the wanted value.
    case reconciledByReading(VenueError)
    /// The venue refused, and the reading shows that the wanted value is not set.
    case refusedByVenue(VenueError)
    /// The venue refused, and offers no reading that could contradict it: its word is all there is.
    case refusedNotRead(VenueError)
    /// The venue refused, and the reading that would bear it out failed.
    case refusedUnproved(VenueError, reading: VenueError)
    /// No usable answer came, and the venue no longer takes the request: the reading made after that
    /// moment shows what was set before.
    case neverArrived(VenueError)
    /// The venue accepted, and the reading shows another value.
    case readsDifferently(LeverageSetting)
    /// The venue said "not modified", and the reading shows another value.
    case contradicted(VenueError, LeverageSetting)
    /// The venue accepted, and echoed another value.
    case echoesDifferently(Leverage)
    /// The venue accepted without naming the value, and offers no reading.
    case noProofOffered
    /// The venue accepted, and the reading failed or left the setting out.
    case notReadable(VenueError?)
    /// No usable answer came; the reading shows another value, and the request may still arrive.
    case notAppliedSoFar(VenueError, LeverageSetting)
    /// No usable answer came, the request can no longer arrive, and the reading shows a value that is
    /// neither the wanted one nor the one before.
    case noAnswerReadsDifferently(VenueError, LeverageSetting)
    /// No usable answer came, and nothing could be read.
    case noAnswer(VenueError, reading: VenueError?)
    /// The request was never sent.
    case notSent(VenueError)
  }

  /// What became of the request.
  public let outcome: Outcome
  /// What that rests on.
  public let proof: Proof
  /// Why.
  public let reason: Reason

  /// An outcome with its proof and reason.
  public init(_ outcome: Outcome, proof: Proof, reason: Reason) {
    self.outcome = outcome
    self.proof = proof
    self.reason = reason
  }

  /// Everything that bears on what became of one request.
  public struct Evidence: Hashable, Sendable {
    /// What was sent.
    public let step: ChangeStep
    /// The setting before it, as far as it was read or proved; nil when it was not known.
    public let before: LeverageSetting?
    /// What came back.
    public let answer: ChangeAnswer
    /// What came back for the identical request, sent once more for a proof; nil when it was not.
    public let repeated: ChangeAnswer?
    /// What a reading made afterwards told.
    public let reading: ReadBack
    /// Whether the venue no longer took the request when the reading was made, so that a value that
    /// is still the old one stays so.
    public let isConclusive: Bool

    /// The evidence about one request.
    public init(
      step: ChangeStep, before: LeverageSetting?, answer: ChangeAnswer,
      repeated: ChangeAnswer? = nil, reading: ReadBack, isConclusive: Bool
    ) {
      self.step = step
      self.before = before
      self.answer = answer
      self.repeated = repeated
      self.reading = reading
      self.isConclusive = isConclusive
    }
  }

  /// Decides what became of one request.
  public static func decide(_ evidence: Evidence) -> Verdict {
    switch evidence.answer {
    case .accepted(let acceptance):
      decideAccepted(evidence, echo: acceptance.echo)
    case .notModified(let answer):
      decideNotModified(evidence, answer: answer)
    case .failed(let error):
      switch error.consequence {
      case .nothingSent: Verdict(.refused, proof: .none, reason: .notSent(error))
      case .notApplied: decideRefused(evidence, error: error)
      case .mayBeApplied: decideNoAnswer(evidence, error: error)
      }
    }
  }

  private static func decideAccepted(_ evidence: Evidence, echo: Leverage?) -> Verdict {
    if evidence.showsWanted { return Verdict(.applied, proof: .readBack, reason: .confirmed) }
    switch evidence.reading {
    case .value(let setting):
      return Verdict(.notConfirmed, proof: .readBack, reason: .readsDifferently(setting))
    case .notOffered:
      guard let echo else {
        return Verdict(.notConfirmed, proof: .none, reason: .noProofOffered)
      }
      return evidence.step.agrees(with: LeverageSetting(both: echo))
        ? Verdict(.applied, proof: .echo, reason: .confirmed)
        : Verdict(.notConfirmed, proof: .echo, reason: .echoesDifferently(echo))
    case .position, .notShown:
      return decideByRepeating(evidence, failure: nil)
    case .failed(let error):
      return decideByRepeating(evidence, failure: error)
    }
  }

  /// What the identical request, sent once more, tells of one that was accepted and cannot be read.
  private static func decideByRepeating(_ evidence: Evidence, failure: VenueError?) -> Verdict {
    switch evidence.repeated {
    case .notModified?:
      Verdict(.applied, proof: .notModified, reason: .confirmedByRepeating)
    case .failed(let error)? where error.consequence == .mayBeApplied:
      // The repeated request may still arrive, after a later change too.
      Verdict(.unknown, proof: .none, reason: .noAnswer(error, reading: failure))
    case .failed(let error)?:
      Verdict(.notConfirmed, proof: .none, reason: .notReadable(error))
    case .accepted?, nil:
      Verdict(.notConfirmed, proof: .none, reason: .notReadable(failure))
    }
  }

  private static func decideNotModified(_ evidence: Evidence, answer: VenueError) -> Verdict {
    let proof: Proof
    switch evidence.reading {
    case .value(let setting):
      guard evidence.showsWanted else {
        return Verdict(
          .notConfirmed, proof: .readBack, reason: .contradicted(answer, setting))
      }
      proof = .readBack
    case .position, .notOffered, .notShown, .failed:
      proof = .notModified
    }
    // A request that reached the venue twice is answered so although it did change something.
    return evidence.wasKnownOtherwise
      ? Verdict(.applied, proof: proof, reason: .setAllTheSame(answer))
      : Verdict(.alreadySet, proof: proof, reason: .unchanged)
  }

  private static func decideRefused(_ evidence: Evidence, error: VenueError) -> Verdict {
    guard evidence.showsWanted else { return decideRefusedUnset(evidence, error: error) }
    return evidence.wasKnownToBeSet
      ? Verdict(.alreadySet, proof: .readBack, reason: .foundSet(error))
      : Verdict(.applied, proof: .readBack, reason: .setAllTheSame(error))
  }

  private static func decideRefusedUnset(_ evidence: Evidence, error: VenueError) -> Verdict {
    switch evidence.reading {
    case .value:
      Verdict(.refused, proof: .readBack, reason: .refusedByVenue(error))
    case .failed(let failure) where evidence.reading.isOfferedAndFailed(before: evidence.before):
      Verdict(.unknown, proof: .none, reason: .refusedUnproved(error, reading: failure))
    case .failed, .position, .notOffered, .notShown:
      Verdict(.refused, proof: .none, reason: .refusedNotRead(error))
    }
  }

  private static func decideNoAnswer(_ evidence: Evidence, error: VenueError) -> Verdict {
    if evidence.showsWanted {
      return Verdict(.applied, proof: .readBack, reason: .reconciledByReading(error))
    }
    switch evidence.reading {
    case .value(let setting) where !evidence.isConclusive:
      return Verdict(.unknown, proof: .none, reason: .notAppliedSoFar(error, setting))
    case .value(let setting) where evidence.isAsBefore(setting):
      return Verdict(.refused, proof: .readBack, reason: .neverArrived(error))
    case .value(let setting):
      return Verdict(
        .notConfirmed, proof: .readBack, reason: .noAnswerReadsDifferently(error, setting))
    case .position, .notOffered, .notShown:
      return Verdict(.unknown, proof: .none, reason: .noAnswer(error, reading: nil))
    case .failed(let readingError):
      return Verdict(.unknown, proof: .none, reason: .noAnswer(error, reading: readingError))
    }
  }
}

extension Verdict.Evidence {
  /// Whether the reading proves that every side of the request has the wanted value now.
  fileprivate var showsWanted: Bool { reading.proves(step) }

  /// Whether every side of the request was known to have the wanted value before.
  fileprivate var wasKnownToBeSet: Bool { before.map(step.agrees) ?? false }

  /// Whether a side of the request was known to have another value before.
  fileprivate var wasKnownOtherwise: Bool { before.map { !step.agrees(with: $0) } ?? false }

  /// Whether every side of the request shows what it was before.
  fileprivate func isAsBefore(_ setting: LeverageSetting) -> Bool {
    guard let before else { return false }
    return step.sides.allSatisfy { setting[$0] == before[$0] }
  }
}

extension ReadBack {
  /// Whether the venue offers the reading, and this one failed: another may tell. A venue that showed
  /// no setting before either, and refuses to tell of the instrument, offers none.
  ///
  /// - Parameter before: the setting before the change; nil when it was not known.
  public func isOfferedAndFailed(before: LeverageSetting?) -> Bool {
    guard case .failed(let error) = self else { return false }
    switch error.kind {
    case .refused, .badRequest, .unknownSymbol, .unavailable: return before != nil
    default: return true
    }
  }

  /// Whether the reading proves that every side of a request has the wanted value. The row of an
  /// open position does so only where it moved: another value before, the wanted one after.
  public func proves(_ step: ChangeStep) -> Bool {
    switch self {
    case .value(let setting): step.agrees(with: setting)
    case .position(let shown, let before?):
      step.agrees(with: shown) && step.sides.allSatisfy { before[$0] != step.target[$0] }
    case .position(_, nil), .notOffered, .notShown, .failed: false
    }
  }
}

extension ChangeStep {
  /// Whether `setting` has the wanted value on every side that this request sets.
  public func agrees(with setting: LeverageSetting) -> Bool {
    sides.allSatisfy { setting[$0] == target[$0] }
  }
}
