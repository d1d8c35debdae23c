import Synchronization

/// Notes that a change may have left, for what is told to the shell if the result cannot be.
final class SendingMark: Sendable {
  private let flag = Atomic(false)

  /// Whether a change may have left.
  var hasBegun: Bool { flag.load(ordering: .relaxed) }

  /// Notes that one may have.
  func begin() { flag.store(true, ordering: .relaxed) }
}
