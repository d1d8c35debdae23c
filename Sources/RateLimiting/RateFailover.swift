public import LeverDomain

/// What a process goes on with while the shared counts cannot be used: it does not know what others
/// send, so it takes ``RateShare/alone`` of each limit, on top of what it knew last. Pure.
public struct RateFailover: Sendable {
  /// Why the counts are this process's own at the moment; nil while they are shared.
  public private(set) var failure: StorageFailure?
  /// When the store is asked again.
  private var retryAt = Duration.zero
  /// Since when it has failed without a success.
  private var failingSince: Duration?
  private var isTold = false
  /// What this process knows.
  private var own: [RateKey: RateWindow] = [:]
  /// What was counted while the store could not be used.
  private var apart: Set<RateKey> = []

  /// How soon a store that failed is asked again.
  private static let pause = Duration.seconds(1)
  /// How long others may keep the store busy before it is said.
  private static let tolerance = Duration.seconds(5)

  /// Everything is shared.
  public init() {}

  /// Whether the store is to be asked now.
  public func mayAsk(at now: Duration) -> Bool { failure == nil || now >= retryAt }

  /// The windows that were counted apart, one for each key.
  public func windowsApart(_ keys: [RateKey]) -> [RateWindow?] {
    keys.map { apart.contains($0) ? own[$0] : nil }
  }

  /// Notes that the store has answered.
  public mutating func succeeded(_ windows: [RateWindow], _ keys: [RateKey]) {
    keep(windows, keys)
    apart.subtract(keys)
    failure = nil
    failingSince = nil
  }

  /// Notes that the store has failed. Answers whether that is to be said now: once, and with a store
  /// that others keep busy only when that lasts.
  public mutating func failed(_ failure: StorageFailure, at now: Duration) -> Bool {
    self.failure = failure
    retryAt = now + Self.pause
    let since = failingSince ?? now
    failingSince = since
    if case .busy = failure, now - since < Self.tolerance { return false }
    defer { isTold = true }
    return !isTold
  }

  /// Applies an operation to what this process knows.
  public mutating func performAlone<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey], now: Duration
  ) -> Operation.Answer {
    var windows = keys.map { own[$0] ?? RateWindow() }
    for index in windows.indices { windows[index].unshared = failure }
    let answer = operation.apply(to: &windows, of: keys.map(\.rule), now: now)
    for index in windows.indices { windows[index].unshared = nil }
    keep(windows, keys)
    apart.formUnion(keys)
    return answer
  }

  private mutating func keep(_ windows: [RateWindow], _ keys: [RateKey]) {
    for (key, window) in zip(keys, windows) { own[key] = window }
  }
}
