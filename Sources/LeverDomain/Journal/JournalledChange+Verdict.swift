extension JournalledChange {
  /// The verdict that explains the outcome best: the first that is no success, else the first; nil
  /// while nobody has concluded the change.
  public var leadingVerdict: Verdict? {
    let verdicts = verdicts ?? []
    return verdicts.first { $0.outcome != .applied && $0.outcome != .alreadySet } ?? verdicts.first
  }

  /// Whether some sides were changed and others not.
  public var isHalfApplied: Bool {
    let verdicts = verdicts ?? []
    let succeeded = verdicts.count { $0.outcome == .applied || $0.outcome == .alreadySet }
    return succeeded > 0 && succeeded < verdicts.count
  }

  /// Who settled it, where that was another process than the one that sent it.
  public var settler: ChangeAuthor? {
    guard let author = conclusion?.author, author.process != intent.author.process else {
      return nil
    }
    return author
  }
}
