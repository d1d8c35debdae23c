public import LeverDomain

extension Wording {
  /// What a change does at the moment, with a countdown where it waits: `waiting for rate limit 44 s`.
  ///
  /// - Parameters:
  ///   - stage: what was begun.
  ///   - elapsed: how long ago that was.
  public static func stage(_ stage: ChangeStage, elapsed: Duration) -> String {
    switch stage {
    case .checking: "checking"
    case .waitingForRateLimit(let wait):
      "waiting for rate limit" + left(of: wait, elapsed)
    case .sending(let number, let count): count > 1 ? "sending \(number) of \(count)" : "sending"
    case .readingBack: "reading back"
    case .repeating: "sending once more for a proof"
    case .waitingForExpiry(let wait):
      "waiting for the request to expire" + left(of: wait, elapsed)
    }
  }

  private static func left(of wait: Duration, _ elapsed: Duration) -> String {
    let left = wait - elapsed
    return left > .zero ? " \(countdown(left))" : ""
  }

  /// The same in whole minutes from a minute on.
  public static func coarseCountdown(_ left: Duration) -> String {
    let seconds = left.components.seconds + (left.components.attoseconds > 0 ? 1 : 0)
    return seconds <= 60 ? countdown(left) : "\((seconds + 59) / 60) min"
  }

  /// What is left of a wait, in whole seconds rounded up, so that it never says 0 too early.
  public static func countdown(_ left: Duration) -> String {
    let parts = max(left, .zero).components
    return duration(.seconds(parts.seconds + (parts.attoseconds > 0 ? 1 : 0)))
  }
}
