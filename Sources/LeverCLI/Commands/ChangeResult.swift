import Desk
import JournalModel
import LeverDomain
import LeverWording

/// Makes the outcomes of one `set` or `undo`, whichever way it ends.
struct ChangeResult: Sendable {
  /// Whose change it is.
  let account: DeskAccount
  /// What was known of the instrument.
  let reading: InstrumentReading
  /// The change as it was reviewed.
  let proposal: Proposal
  /// The change that it undoes, if it does.
  let undone: JournalledChange?
  /// Whether what is decided stands in a journal.
  private let isJournalled: Bool

  init(_ prepared: ChangeCourse.Prepared) {
    account = prepared.found.account
    reading = prepared.found.reading
    proposal = prepared.proposal
    undone = prepared.undone
    isJournalled = if case .open = prepared.desk.journal { true } else { false }
  }

  private func outcome(_ proposal: Proposal) -> ChangeOutcome {
    var outcome = ChangeOutcome(proposal)
    outcome.undone = undone
    outcome.quoteAsset = reading.instrument.quoteAsset.text
    return outcome
  }

  /// The reading showed the wanted setting before anything was sent.
  func alreadySet() -> ChangeOutcome {
    var outcome = outcome(proposal)
    outcome.outcome = .alreadySet
    outcome.proof = .readBack
    outcome.reason = "unchanged"
    outcome.explanation = "it is set already; nothing was sent"
    outcome.requests = []
    return outcome
  }

  /// Limits or preconditions forbid it, by the review or by the reading just before sending.
  func blocked(_ proposal: Proposal) -> ChangeOutcome {
    var outcome = outcome(proposal)
    outcome.outcome = .refused
    outcome.proof = Proof.none
    outcome.shownPreconditions = proposal.blocking
    outcome.requests = []
    if let violation = proposal.violations.first {
      outcome.reason = violation.cause.word
      outcome.explanation = proposal.violations.map(Wording.violation).joined(separator: "; ")
    } else if let obstacle = proposal.sidesObstacle {
      outcome.reason = obstacle.word
      outcome.explanation = Wording.sidesObstacle(obstacle)
    } else {
      outcome.reason = "precondition"
      outcome.explanation = proposal.blocking.map(Wording.blocker).joined(separator: ", ")
    }
    outcome.note = "nothing was sent"
    return outcome
  }

  /// What the journal tells forbids it.
  func withheld(_ withholding: Withholding) -> ChangeOutcome {
    var outcome = outcome(proposal)
    outcome.outcome = .refused
    outcome.proof = Proof.none
    outcome.reason = withholding.word
    outcome.explanation = Wording.withholding(withholding)
    outcome.requests = []
    outcome.note =
      if case .unsettled = withholding {
        "nothing was sent; --despite-doubt sends it all the same"
      } else {
        "nothing was sent"
      }
    return outcome
  }

  /// It could be made, and was not.
  func dryRun() -> ChangeOutcome {
    var outcome = outcome(proposal)
    outcome.isDryRun = true
    outcome.shownPreconditions = proposal.preconditions.filter { $0.state != .met }
    outcome.positionEffect = Wording.positionEffect(reading, account.traits)
    outcome.note = "dry run: no change was sent"
    return outcome
  }

  /// It was sent, or found unnecessary, and this became of it.
  ///
  /// - Parameter limit: how long was waited at most, where that was too short; else nil.
  func decided(_ report: ChangeReport, gaveUpAfter limit: Duration?) -> ChangeOutcome {
    var outcome = outcome(proposal)
    // What was set already was not begun, and the journal knows nothing of it.
    outcome.identifier = report.steps.isEmpty ? nil : report.identifier
    outcome.isJournalled = isJournalled && !report.steps.isEmpty
    outcome.change = report.change
    outcome.outcome = report.outcome
    outcome.proof = report.proof
    outcome.steps = report.steps
    outcome.submittedAt = report.submittedAt
    outcome.decidedAt = report.decidedAt
    let reason = report.leadingVerdict?.reason ?? .unchanged
    outcome.reason = reason.word
    outcome.venueError = reason.venueError
    outcome.explanation =
      report.steps.isEmpty ? "it is set already; nothing was sent" : Wording.reason(reason)
    if report.isHalfApplied {
      outcome.reason = "half_applied"
      outcome.explanation = Wording.halfApplied
    }
    if outcome.isJournalled, report.isInDoubt {
      outcome.note = inDoubt(gaveUpAfter: limit)
    } else if report.outcome == .unknown || report.outcome == .notConfirmed {
      outcome.note = lookFirst
    }
    outcome.journalError = report.journalError
    if let error = report.journalError {
      let loss = "not all of it is in the journal: \(Wording.journalError(error))"
      outcome.note = outcome.note.map { "\($0); \(loss)" } ?? loss
    }
    return outcome
  }

  private var lookFirst: String {
    "look at it with lever show \(account.name) \(proposal.change.symbol) before trying again"
  }

  /// What becomes of a change in doubt, and what can be done about it.
  private func inDoubt(gaveUpAfter limit: Duration?) -> String {
    let wait = limit.map { "gave up waiting after \(Wording.duration($0)) (--wait); " } ?? ""
    guard account.traits.settingSource != .notOffered else {
      return wait + "the change is in doubt, and this venue offers no reading: look at the venue's "
        + "own page; --despite-doubt sends a value again"
    }
    return wait + "the change is in doubt: the next start of the screen, or the next change of "
      + "\(proposal.change.symbol), reconciles it; lever journal reconcile does it now"
  }

  /// The user stopped waiting for the outcome.
  func abandoned() -> ChangeOutcome {
    var outcome = outcome(proposal)
    outcome.outcome = .unknown
    outcome.proof = Proof.none
    outcome.reason = "interrupted"
    outcome.explanation = "interrupted before the outcome was known; it may have been applied"
    outcome.note = isJournalled ? inDoubt(gaveUpAfter: nil) : lookFirst
    return outcome
  }
}

extension SidesObstacle {
  /// The reason in snake case.
  fileprivate var word: String {
    switch self {
    case .oneValue, .oneWayMode: "sides_must_agree"
    case .modeNotKnown: "position_mode_not_known"
    }
  }
}

extension Withholding {
  /// The reason in snake case.
  fileprivate var word: String {
    switch self {
    case .claimed: "being_changed"
    case .unsettled: "in_doubt"
    case .mayStillArrive: "may_still_arrive"
    case .notJournalled: "not_journalled"
    }
  }
}

extension Verdict.Reason {
  /// The reason in snake case.
  var word: String {
    switch self {
    case .confirmed: "confirmed"
    case .unchanged: "unchanged"
    case .confirmedByRepeating: "confirmed_by_repeating"
    case .foundSet: "found_set"
    case .setAllTheSame: "set_all_the_same"
    case .reconciledByReading: "reconciled_by_reading"
    case .neverArrived: "never_arrived"
    case .notAppliedSoFar: "not_applied_so_far"
    case .contradicted: "contradicted"
    case .refusedByVenue: "refused_by_venue"
    case .refusedNotRead: "refused_not_read"
    case .refusedUnproved: "refused_unproved"
    case .readsDifferently: "reads_differently"
    case .echoesDifferently: "echoes_differently"
    case .noProofOffered: "no_proof_offered"
    case .notReadable: "not_readable"
    case .noAnswerReadsDifferently: "no_answer_reads_differently"
    case .noAnswer: "no_answer"
    case .notSent: "not_sent"
    }
  }

  /// What the venue or the way to it said to the change, if it said anything but yes.
  var venueError: VenueError? {
    switch self {
    case .foundSet(let error), .setAllTheSame(let error), .reconciledByReading(let error),
      .refusedByVenue(let error), .refusedNotRead(let error), .refusedUnproved(let error, _),
      .neverArrived(let error), .contradicted(let error, _),
      .notAppliedSoFar(let error, _), .noAnswerReadsDifferently(let error, _),
      .noAnswer(let error, _), .notSent(let error):
      error
    case .notReadable(let error): error
    case .confirmed, .confirmedByRepeating, .unchanged, .readsDifferently, .echoesDifferently,
      .noProofOffered:
      nil
    }
  }
}
