internal import Glibc

/// Work that blocks, beside the few threads that all tests share.
public enum OwnThread {
  private final class Start {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs `body` on a thread of its own and waits for its end without blocking this one.
  public static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let start = Start { continuation.resume(with: Result { try body() }) }
      var thread = pthread_t()
      let context = Unmanaged.passRetained(start)
      let status = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
          return nil
        }, context.toOpaque())
      guard status == 0 else {
        context.release()
        continuation.resume(
          throwing: TestSupportError.cannotStart(path: "a thread", reason: systemWords()))
        return
      }
      pthread_detach(thread)
    }
  }
}
