import Synchronization
import Transport
import VenueSimulator

/// Sends over real connections, and lets the time that a request is allowed run out the moment the
/// venue is seen to give no answer. The client then closes the connection and says what it says when
/// its own timer ends the wait, so that no test waits, and none depends on how fast the machine is.
final class PlayedTimeouts: HTTPTransport {
  private struct Call {
    let method: String
    let path: String
    let task: Task<Result<HTTPResponse, TransportError>, Never>
    var isOver = false
  }

  private struct State {
    /// In the order in which they began.
    var calls: [(number: Int, call: Call)] = []
    var count = 0
  }

  private let transport: any HTTPTransport
  private let state = Mutex(State())

  init(_ transport: any HTTPTransport) { self.transport = transport }

  /// Ends the wait of the request that a venue has just left without an answer.
  func runOut(_ passage: SimulatorWitness.Passage) {
    let task = state.withLock { state -> Task<Result<HTTPResponse, TransportError>, Never>? in
      let index = state.calls.firstIndex { _, call in
        !call.isOver && call.method == passage.method && call.path == passage.path
      }
      guard let index else { return nil }
      state.calls[index].call.isOver = true
      return state.calls[index].call.task
    }
    task?.cancel()
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let (number, task) = state.withLock { state in
      state.count += 1
      let task = Task { [transport] in
        await Result { () async throws(TransportError) in try await transport.send(request) }
      }
      state.calls.append(
        (state.count, Call(method: request.method, path: request.path, task: task)))
      return (state.count, task)
    }
    let result = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    let isOver = state.withLock { state in
      defer { state.calls.removeAll { $0.number == number } }
      return state.calls.first { $0.number == number }?.call.isOver ?? false
    }
    if isOver, case .failure(let error) = result, error.kind == .cancelled {
      throw TransportError(
        .timedOut, mayHaveBeenSent: error.mayHaveBeenSent, detail: "Operation timed out")
    }
    return try result.get()
  }
}

extension HTTPRequest {
  /// The path, without host and query.
  fileprivate var path: String {
    let start = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return String(start.drop { $0 != "/" }.prefix { $0 != "?" })
  }
}

extension Result where Failure == TransportError {
  /// What an asynchronous call brings.
  fileprivate init(_ body: () async throws(TransportError) -> Success) async {
    do throws(TransportError) {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}
