public import LeverDomain

extension Wording {
  /// That the rate limits cannot be counted together with other processes, and what follows.
  public static func unsharedLimits(_ error: JournalError) -> String {
    "rate limits cannot be shared with other processes (\(journalError(error))); "
      + "this one takes at most a tenth of each until they can"
  }
}
