public import LeverDomain

extension Verdict {
  /// Joins the verdicts of a change's requests. Sides with different fates make a change that is
  /// not confirmed as a whole, unless one of them is unknown.
  public static func combine(_ verdicts: [Verdict]) -> (outcome: Outcome, proof: Proof) {
    guard let first = verdicts.first else { return (.alreadySet, .readBack) }
    let outcomes = Set(verdicts.map(\.outcome))
    let proof = verdicts.allSatisfy { $0.proof == first.proof } ? first.proof : .none
    if outcomes.count == 1 { return (first.outcome, proof) }
    if outcomes.contains(.unknown) { return (.unknown, proof) }
    if outcomes.isSubset(of: [.applied, .alreadySet]) { return (.applied, proof) }
    return (.notConfirmed, proof)
  }
}

extension JournalledChange {
  /// What the rules make of the recorded answers and the last conclusion's reading; nil while nobody
  /// has concluded the change.
  public var decided: (outcome: Outcome, proof: Proof)? { verdicts.map(Verdict.combine) }

  /// Whether the last conclusion says what the rules make of the recorded answers and its reading,
  /// for the whole and for each request. True while nobody has concluded the change.
  public var isConclusionSound: Bool {
    guard let conclusion, let verdicts, let decided else { return true }
    let steps = verdicts.map {
      ChangeConclusion.StepConclusion(outcome: $0.outcome, proof: $0.proof)
    }
    return decided == (conclusion.outcome, conclusion.proof) && steps == conclusion.steps
  }
}
