import CCurl
import CSystem
import Glibc
import Synchronization

/// libcurl's own thread: the one place where a handle of libcurl is touched.
///
/// It sleeps in `curl_multi_poll` until a socket, a timer of libcurl or `curl_multi_wakeup` needs
/// it; without requests there is no timer, so it does not wake at all.
final class CurlWorker: Sendable {
  typealias Continuation = CheckedContinuation<Result<HTTPResponse, TransportError>, Never>

  private struct Submission {
    let transfer: CurlTransfer
    let continuation: Continuation
  }

  /// libcurl's multi handle. Safe to share: only `curl_multi_wakeup`, which libcurl allows from
  /// any thread, is called on it elsewhere than on the worker's thread, and only under the lock
  /// that also guards its end.
  private struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
  }

  private struct State {
    var arriving: [Submission] = []
    var cancelled: [CurlTransfer] = []
    var isStopping = false
    var thread: pthread_t?
    var multi: MultiHandle?
  }

  private let settings: CurlSettings
  private let state = Mutex(State())
  private let connections = CurlConnections()
  private let strayConnections = Atomic(0)

  init(settings: CurlSettings) {
    self.settings = settings
  }

  /// How many connections were closed because bytes lay on them that nobody had asked for.
  var strayConnectionCount: Int { strayConnections.load(ordering: .relaxed) }

  /// Hands over a request; `continuation` is resumed exactly once.
  func submit(_ transfer: CurlTransfer, _ continuation: Continuation) {
    let isAccepted = state.withLock { state in
      guard !state.isStopping else { return false }
      if state.thread == nil { state.thread = startThread() }
      guard state.thread != nil else { return false }
      state.arriving.append(Submission(transfer: transfer, continuation: continuation))
      CurlWorker.wake(state)
      return true
    }
    if !isAccepted { continuation.resume(returning: .failure(.cancelledBeforeSending)) }
  }

  /// Ends a request that may or may not have been handed over yet.
  func cancel(_ transfer: CurlTransfer) {
    transfer.markCancelled()
    state.withLock { state in
      state.cancelled.append(transfer)
      CurlWorker.wake(state)
    }
  }

  /// Ends every request, and the thread.
  func stop() {
    let thread = state.withLock { state -> pthread_t? in
      state.isStopping = true
      CurlWorker.wake(state)
      defer { state.thread = nil }
      return state.thread
    }
    guard let thread else { return }
    if pthread_equal(thread, pthread_self()) != 0 {
      pthread_detach(thread)
    } else {
      pthread_join(thread, nil)
    }
  }

  private static func wake(_ state: State) {
    if let multi = state.multi { curl_multi_wakeup(multi.pointer) }
  }

  /// Starts the thread with every signal blocked, so that signals reach the threads that expect
  /// them. Nil when the system gives no thread.
  private func startThread() -> pthread_t? {
    var thread = pthread_t()
    let worker = Unmanaged.passRetained(self)
    let status = lever_start_quiet_thread(
      &thread,
      { argument in
        guard let argument else { return nil }
        Unmanaged<CurlWorker>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, worker.toOpaque())
    guard status == 0 else {
      worker.release()
      return nil
    }
    return thread
  }

  // MARK: - On the thread

  private static let isLibraryReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private func run() {
    guard CurlWorker.isLibraryReady, let multi = curl_multi_init() else {
      return refuseEverything()
    }
    // Idle connections that are kept, over all hosts.
    curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 16)
    let handle = MultiHandle(pointer: multi)
    state.withLock { $0.multi = handle }
    var running: [UnsafeMutableRawPointer: Submission] = [:]

    while true {
      let (arriving, cancelled, isStopping) = state.withLock { state in
        defer {
          state.arriving = []
          state.cancelled = []
        }
        return (state.arriving, state.cancelled, state.isStopping)
      }
      for submission in arriving { begin(submission, on: multi, &running) }
      for transfer in cancelled {
        guard let handle = transfer.handle, let submission = running[handle] else { continue }
        running[handle] = nil
        abandon(submission, on: multi)
      }
      if isStopping { break }
      var count: Int32 = 0
      repeat { curl_multi_perform(multi, &count) } while collect(from: multi, &running)
      // With a request at work libcurl shortens the wait to its own next timer.
      curl_multi_poll(multi, nil, 0, Int32.max, nil)
    }

    state.withLock { $0.multi = nil }
    for submission in running.values { abandon(submission, on: multi) }
    curl_multi_cleanup(multi)
  }

  private func begin(
    _ submission: Submission, on multi: UnsafeMutableRawPointer,
    _ running: inout [UnsafeMutableRawPointer: Submission]
  ) {
    let transfer = submission.transfer
    guard !transfer.isCancelled else {
      return submission.continuation.resume(returning: .failure(.cancelledBeforeSending))
    }
    guard let handle = transfer.makeHandle(settings, connections),
      curl_multi_add_handle(multi, handle) == CURLM_OK
    else {
      transfer.releaseHandle()
      return submission.continuation.resume(returning: .failure(.libraryFailed))
    }
    running[handle] = submission
  }

  /// Hands out what is done. Answers whether a request was begun anew meanwhile.
  private func collect(
    from multi: UnsafeMutableRawPointer,
    _ running: inout [UnsafeMutableRawPointer: Submission]
  ) -> Bool {
    var left: Int32 = 0
    var hasBegun = false
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else {
        continue
      }
      let code = message.pointee.data.result
      curl_multi_remove_handle(multi, handle)
      guard let submission = running.removeValue(forKey: handle) else { continue }
      let transfer = submission.transfer
      if transfer.unfitness == .stray { strayConnections.add(1, ordering: .relaxed) }
      if transfer.takeBack(after: code) {
        begin(submission, on: multi, &running)
        hasBegun = true
        continue
      }
      transfer.noteConnection()
      let outcome = transfer.outcome(code)
      transfer.releaseHandle()
      submission.continuation.resume(returning: outcome)
    }
    return hasBegun
  }

  private func abandon(_ submission: Submission, on multi: UnsafeMutableRawPointer) {
    let transfer = submission.transfer
    if let handle = transfer.handle { curl_multi_remove_handle(multi, handle) }
    let error = TransportError(
      .cancelled, mayHaveBeenSent: transfer.mayHaveBeenSent, detail: "the request was given up")
    transfer.releaseHandle()
    submission.continuation.resume(returning: .failure(error))
  }

  /// Answers for a libcurl that does not start: now, and for whatever comes later.
  private func refuseEverything() {
    let arriving = state.withLock { state in
      state.isStopping = true
      defer { state.arriving = [] }
      return state.arriving
    }
    for submission in arriving {
      submission.continuation.resume(returning: .failure(.libraryFailed))
    }
  }
}

extension TransportError {
  fileprivate static let cancelledBeforeSending = TransportError(
    .cancelled, mayHaveBeenSent: false, detail: "the request was given up")
  fileprivate static let libraryFailed = TransportError(
    .failed, mayHaveBeenSent: false, detail: "libcurl could not start")
}
