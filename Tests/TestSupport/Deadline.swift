/// The moment at which a wait gives up.
struct Deadline {
  private let moment: ContinuousClock.Instant

  init(_ timeout: Duration) { moment = ContinuousClock.now + timeout }

  var hasPassed: Bool { ContinuousClock.now >= moment }

  /// What is left, for poll; at least one millisecond, so that it does not turn in circles.
  var milliseconds: Int32 {
    let left = max(.zero, moment - .now).components
    return Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }
}
