/// The outcome of one request of a change, what it rests on and why.
public struct Verdict: Hashable, Sendable {
  /// Why an outcome is what it is.
  public enum Reason: Hashable, Sendable {
    /// The venue accepted, and the reading or the echo agrees.
    case confirmed
    /// The venue said "not modified", and the reading agrees.
    case unchanged
    /// The venue refused or failed, and yet the reading shows the wanted value.
    case foundSet(VenueError)
    /// No usable answer came; the reading shows the wanted value.
    case settledByReading(VenueError)
    /// The venue refused.
    case refusedByVenue(VenueError)
    /// The venue accepted, and the reading shows another value.
    case readsDifferently(LeverageSetting)
    /// The venue accepted, and echoed another value.
    case echoesDifferently(Leverage)
    /// The venue accepted without naming the value, and offers no reading.
    case noProofOffered
    /// The venue accepted, and the reading failed or left the setting out.
    case notReadable(VenueError?)
    /// No usable answer came; the reading still shows another value.
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

  /// Decides what became of one request.
  ///
  /// - Parameters:
  ///   - step: what was sent.
  ///   - answer: what came back.
  ///   - reading: what a reading made afterwards told.
  public static func decide(
    step: ChangeStep, answer: ChangeAnswer, reading: ReadBack
  ) -> Verdict {
    switch answer {
    case .accepted(let acceptance):
      decideAccepted(step, echo: acceptance.echo, reading: reading)
    case .notModified(let answer):
      decideNotModified(step, answer: answer, reading: reading)
    case .failed(let error):
      switch error.consequence {
      case .nothingSent: Verdict(.refused, proof: .none, reason: .notSent(error))
      case .notApplied: decideRefused(step, error: error, reading: reading)
      case .mayBeApplied: decideNoAnswer(step, error: error, reading: reading)
      }
    }
  }

  private static func decideAccepted(
    _ step: ChangeStep, echo: Leverage?, reading: ReadBack
  ) -> Verdict {
    switch reading {
    case .value(let setting) where step.agrees(with: setting):
      return Verdict(.applied, proof: .readBack, reason: .confirmed)
    case .value(let setting):
      return Verdict(.notConfirmed, proof: .readBack, reason: .readsDifferently(setting))
    case .notOffered:
      guard let echo else {
        return Verdict(.notConfirmed, proof: .none, reason: .noProofOffered)
      }
      return step.agrees(with: LeverageSetting(both: echo))
        ? Verdict(.applied, proof: .echo, reason: .confirmed)
        : Verdict(.notConfirmed, proof: .echo, reason: .echoesDifferently(echo))
    case .notShown:
      return Verdict(.notConfirmed, proof: .none, reason: .notReadable(nil))
    case .failed(let error):
      return Verdict(.notConfirmed, proof: .none, reason: .notReadable(error))
    }
  }

  private static func decideNotModified(
    _ step: ChangeStep, answer: VenueError, reading: ReadBack
  ) -> Verdict {
    switch reading {
    case .value(let setting) where step.agrees(with: setting):
      Verdict(.alreadySet, proof: .readBack, reason: .unchanged)
    case .value(let setting):
      Verdict(.notConfirmed, proof: .readBack, reason: .readsDifferently(setting))
    case .notOffered:
      Verdict(.notConfirmed, proof: .none, reason: .noProofOffered)
    case .notShown:
      Verdict(.notConfirmed, proof: .none, reason: .notReadable(nil))
    case .failed(let error):
      Verdict(.notConfirmed, proof: .none, reason: .notReadable(error))
    }
  }

  private static func decideRefused(
    _ step: ChangeStep, error: VenueError, reading: ReadBack
  ) -> Verdict {
    if case .value(let setting) = reading, step.agrees(with: setting) {
      return Verdict(.alreadySet, proof: .readBack, reason: .foundSet(error))
    }
    return Verdict(.refused, proof: reading.proof, reason: .refusedByVenue(error))
  }

  private static func decideNoAnswer(
    _ step: ChangeStep, error: VenueError, reading: ReadBack
  ) -> Verdict {
    switch reading {
    case .value(let setting) where step.agrees(with: setting):
      Verdict(.applied, proof: .readBack, reason: .settledByReading(error))
    case .value(let setting):
      Verdict(
        .notConfirmed, proof: .readBack, reason: .noAnswerReadsDifferently(error, setting))
    case .notOffered, .notShown:
      Verdict(.unknown, proof: .none, reason: .noAnswer(error, reading: nil))
    case .failed(let readingError):
      Verdict(.unknown, proof: .none, reason: .noAnswer(error, reading: readingError))
    }
  }
}

extension ReadBack {
  /// The proof that a reading alone gives.
  public var proof: Proof {
    if case .value = self { .readBack } else { .none }
  }
}

extension ChangeStep {
  /// Whether `setting` has the wanted value on every side that this request sets.
  public func agrees(with setting: LeverageSetting) -> Bool {
    sides.allSatisfy { setting[$0] == target[$0] }
  }
}
