public import LeverDomain

extension Wording {
  /// That the rate limits cannot be counted together with other processes, and what follows.
  public static func unsharedLimits(_ failure: StorageFailure) -> String {
    "rate limits cannot be shared with other processes (\(storageFailure(failure))); "
      + "this one takes at most a tenth of each until they can"
  }
}
