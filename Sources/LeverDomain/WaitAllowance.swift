import Synchronization

/// What a change does at the moment, for whoever waits for its outcome.
public enum ChangeStage: Hashable, Sendable {
  /// Reads what may have moved since the review.
  case checking
  /// Waits until a rate limit lets a request through, so long at most.
  case waitingForRateLimit(Duration)
  /// Sends a request: its number, counted from 1, and how many there are.
  case sending(Int, of: Int)
  /// Reads the setting back.
  case readingBack
  /// Sends the identical request once more, for a proof.
  case repeating
  /// Waits until the venue no longer takes a request whose answer was lost.
  case waitingForExpiry(Duration)
}

/// How long a change and its proof may wait altogether, and who is told what is waited for. Shared by
/// everything that one task does, and by what waits on its behalf.
public final class WaitAllowance: Sendable {
  /// The allowance of the current task; nil where nothing bounds its waiting.
  @TaskLocal public static var current: WaitAllowance?

  /// How long is waited where nobody says otherwise.
  public static let usual: Duration = .seconds(60)

  private let left: Mutex<Duration>
  private let told: @Sendable (ChangeStage) -> Void

  /// An allowance of `limit`. `told` is called with every stage, on any thread.
  public init(_ limit: Duration, told: @escaping @Sendable (ChangeStage) -> Void = { _ in }) {
    left = Mutex(max(limit, .zero))
    self.told = told
  }

  /// What is left.
  public var remaining: Duration { left.withLock { $0 } }

  /// Takes time that has passed off what is left.
  public func spend(_ duration: Duration) {
    left.withLock { $0 = max(.zero, $0 - max(.zero, duration)) }
  }

  /// Tells what is done or waited for now.
  public func report(_ stage: ChangeStage) { told(stage) }
}
