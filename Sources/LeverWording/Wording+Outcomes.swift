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

  /// A proof: `read-back`, `echo`, `none`.
  public static func proof(_ proof: Proof) -> String {
    switch proof {
    case .readBack: "read-back"
    case .echo: "echo"
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
    case .confirmed: "accepted by the venue and proved"
    case .unchanged: "the venue says not modified, and the reading agrees"
    case .foundSet(let error): "set when read, although \(Wording.error(error))"
    case .settledByReading(let error): "\(Wording.error(error)); the reading shows the new value"
    case .refusedByVenue(let error): Wording.error(error)
    case .readsDifferently(let setting):
      "accepted by the venue, but it reads \(Wording.setting(setting))"
    case .echoesDifferently(let leverage):
      "accepted by the venue, but it echoed \(multiple(leverage))"
    case .noProofOffered: "accepted by the venue, which named no value and offers no reading"
    case .notReadable(nil): "accepted by the venue, but its reading leaves the setting out"
    case .notReadable(let error?):
      "accepted by the venue, but it could not be read: \(Wording.error(error))"
    case .noAnswerReadsDifferently(let error, let setting):
      "\(Wording.error(error)); the venue reads \(Wording.setting(setting)), "
        + "so it was not applied when read"
    case .noAnswer(let error, nil):
      "\(Wording.error(error)); it may have been applied, and the venue offers no reading"
    case .noAnswer(let error, let reading?):
      "\(Wording.error(error)); it may have been applied, "
        + "and reading failed: \(Wording.error(reading))"
    case .notSent(let error): "nothing was sent: \(Wording.error(error))"
    }
  }
}
