public import LeverDomain

extension Wording {
  /// An outcome: `applied`, `not confirmed`.
  public static func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .applied: "applied"
    case .alreadySet: "already set"
    case .refused: "refused"
    case .notConfirmed: "not confirmed"
    case .unknown: "unknown"
    }
  }

  /// A proof: `read-back`, `echo`, `not-modified`, `none`.
  public static func proof(_ proof: Proof) -> String {
    switch proof {
    case .readBack: "read-back"
    case .echo: "echo"
    case .notModified: "not-modified"
    case .none: "none"
    }
  }

  /// An outcome with its proof: `applied (read-back)`; `refused` alone without one.
  public static func result(_ outcome: Outcome, _ proof: Proof) -> String {
    proof == .none || outcome == .refused
      ? Wording.outcome(outcome) : "\(Wording.outcome(outcome)) (\(Wording.proof(proof)))"
  }

  /// Why an outcome is what it is.
  public static func reason(_ reason: Verdict.Reason) -> String {
    switch reason {
    case .confirmed: "accepted by the venue and confirmed"
    case .confirmedByRepeating:
      "accepted by the venue, which answered the same request, sent once more, with \"not modified\""
    case .unchanged: "the venue says \"not modified\""
    case .foundSet(let error): "set before and after, although \(Wording.error(error))"
    case .setAllTheSame(let error):
      "the venue holds the new value now, although \(Wording.error(error))"
    case .reconciledByReading(let error):
      "\(Wording.error(error)); the reading shows the new value"
    case .refusedByVenue(let error): Wording.error(error)
    case .refusedNotRead(let error):
      "\(Wording.error(error)); that is the venue's word, the setting was not read"
    case .refusedUnproved(let error, let reading):
      "\(Wording.error(error)); that is not proved, for reading failed: \(Wording.error(reading))"
    case .readsDifferently(let setting):
      "accepted by the venue, but it reads \(Wording.setting(setting))"
    case .contradicted(let error, let setting):
      "\(Wording.error(error)), but it reads \(Wording.setting(setting))"
    case .echoesDifferently(let leverage):
      "accepted by the venue, but it echoed \(multiple(leverage))"
    case .noProofOffered: "accepted by the venue, which named no value and offers no reading"
    case .notReadable(nil): "accepted by the venue, but its answers do not show the setting"
    case .notReadable(let error?):
      "accepted by the venue, but it could not be read: \(Wording.error(error))"
    case .neverArrived(let error):
      "\(Wording.error(error)); the request never arrived: the venue would no longer take it, "
        + "and the setting is what it was"
    case .notAppliedSoFar(let error, let setting):
      "\(Wording.error(error)); not applied so far: the venue reads \(Wording.setting(setting)), "
        + "but the request may still arrive"
    case .noAnswerReadsDifferently(let error, let setting):
      "\(Wording.error(error)); the request can no longer arrive, and the venue reads "
        + "\(Wording.setting(setting)): neither the new value nor the one before"
    case .noAnswer(let error, nil):
      "\(Wording.error(error)); it may have been applied, and the setting cannot be read"
    case .noAnswer(let error, let reading?):
      "\(Wording.error(error)); it may have been applied, "
        + "and reading failed: \(Wording.error(reading))"
    case .notSent(let error): "nothing was sent: \(Wording.error(error))"
    }
  }
}
