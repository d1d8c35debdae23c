public import FoundationEssentials

/// The time and the waiting of a desk, passed in so that tests need neither.
public struct DeskTiming: Sendable {
  /// The local time.
  public let now: @Sendable () -> Date
  /// Waits; returns early when the task is cancelled.
  public let wait: @Sendable (Duration) async -> Void

  /// A source of time and waiting.
  public init(
    now: @escaping @Sendable () -> Date, wait: @escaping @Sendable (Duration) async -> Void
  ) {
    self.now = now
    self.wait = wait
  }

  /// The machine's clock.
  public static let system = DeskTiming(
    now: { Date() }, wait: { try? await Task.sleep(for: $0) })
}
