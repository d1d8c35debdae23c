/// What the verdicts of one change's requests amount to.
extension Verdict {
  /// The one that explains the outcome best: the first that is no success, else the first; nil where
  /// there is none.
  public static func leading(_ verdicts: [Verdict]) -> Verdict? {
    verdicts.first { !$0.outcome.isSuccess } ?? verdicts.first
  }

  /// Whether some sides were changed and others not.
  public static func isHalfApplied(_ verdicts: [Verdict]) -> Bool {
    let succeeded = verdicts.count { $0.outcome.isSuccess }
    return succeeded > 0 && succeeded < verdicts.count
  }
}

extension Outcome {
  /// Whether the wanted setting is proved to be set.
  public var isSuccess: Bool { self == .applied || self == .alreadySet }

  /// Whether a later reading may still tell what became of the change: it is unknown, or it was
  /// accepted and the reading that should prove it failed.
  public func isInDoubt(readBack: ReadBack) -> Bool {
    switch (self, readBack) {
    case (.unknown, _), (.notConfirmed, .failed): true
    default: false
    }
  }
}
