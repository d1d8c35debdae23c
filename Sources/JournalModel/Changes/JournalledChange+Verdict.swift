public import LeverDomain

extension JournalledChange {
  /// The verdict that explains the outcome best: the first that is no success, else the first; nil
  /// while nobody has concluded the change.
  public var leadingVerdict: Verdict? {
    verdicts.flatMap(Verdict.leading)
  }

  /// Whether some sides were changed and others not.
  public var isHalfApplied: Bool {
    Verdict.isHalfApplied(verdicts ?? [])
  }

  /// Whether not one byte left for the venue.
  public var isNothingSent: Bool {
    guard let verdicts else { return false }
    return verdicts.allSatisfy { if case .notSent = $0.reason { true } else { false } }
  }

  /// Whether the venue refused it and no reading bears that out.
  public var isRefusedUnread: Bool {
    (verdicts ?? []).contains { if case .refusedNotRead = $0.reason { true } else { false } }
  }

  /// Who settled it, where that was another process than the one that sent it.
  public var settler: ChangeAuthor? {
    guard let author = conclusion?.author, author.process != intent.author.process else {
      return nil
    }
    return author
  }
}
