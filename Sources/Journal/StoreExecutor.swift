import Dispatch

/// Runs the journal's work one piece after the other on a thread that may wait for a disk or a
/// lock, away from the threads that everything else shares.
final class StoreExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "lever.journal")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
