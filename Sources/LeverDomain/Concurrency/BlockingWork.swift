import Dispatch

/// Work that waits for a disk, a lock, another program or the user.
///
/// The threads on which all tasks run are as few as the processors: whoever waits on one of them
/// holds up timers, readings and everybody else. Such work runs on a thread of its own instead.
public enum BlockingWork {
  /// Does `work` on a thread of its own while the caller's task is suspended. Cancelling the task
  /// does not stop the work.
  public static func run<Value, Failure>(
    _ work: @escaping @Sendable () throws(Failure) -> sending Value
  ) async throws(Failure) -> sending Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
      // A serial queue without a target runs on a thread that is made for it if need be, however
      // many others wait.
      DispatchQueue(label: "lever.blocking").async {
        do throws(Failure) {
          continuation.resume(returning: .success(try work()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }
}
