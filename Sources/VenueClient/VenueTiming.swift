public import FoundationEssentials

/// The clocks and the waiting of a venue client, passed in so that tests need neither.
public struct VenueTiming: Sendable {
  /// The local time of day, which signed requests carry after correction.
  public let now: @Sendable () -> Date
  /// Time since the machine started: never set back, and the same for every process.
  public let uptime: @Sendable () -> Duration
  /// Waits; returns early when the task is cancelled.
  public let wait: @Sendable (Duration) async -> Void

  /// A source of time and waiting.
  public init(
    now: @escaping @Sendable () -> Date, uptime: @escaping @Sendable () -> Duration,
    wait: @escaping @Sendable (Duration) async -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.wait = wait
  }

  /// The machine's clocks.
  public static let system = VenueTiming(
    now: { Date() },
    uptime: { ContinuousClock().systemEpoch.duration(to: .now) },
    wait: { try? await Task.sleep(for: $0) })
}
