internal import CSystem
internal import Glibc

/// A process that a test has started: ended and cleared away with the object.
final class ChildProcess {
  let identifier: pid_t
  private(set) var state: ExitState?

  init(identifier: pid_t) { self.identifier = identifier }

  /// Looks whether it has ended.
  @discardableResult
  func look() -> ExitState? {
    guard state == nil else { return state }
    var status: Int32 = 0
    if waitpid(identifier, &status, WNOHANG) == identifier {
      state = ExitState(waitStatus: status)
    }
    return state
  }

  /// Sends it a signal, unless it has ended.
  func send(signal: Int32) {
    if look() == nil { kill(identifier, signal) }
  }

  deinit {
    guard look() == nil else { return }
    // It leads a session of its own, so that its children go with it.
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    waitpid(identifier, &status, 0)
  }

  /// Calls `body` with a program's arguments and environment as C wants them.
  static func withStrings<Result>(
    _ path: String, _ arguments: [String], _ environment: [String: String],
    _ body: (
      _ arguments: UnsafePointer<UnsafeMutablePointer<CChar>?>,
      _ environment: UnsafePointer<UnsafeMutablePointer<CChar>?>
    ) -> Result
  ) -> Result {
    let first = ([path] + arguments).map { strdup($0) } + [nil]
    let second = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in first + second { free(string) } }
    return first.withUnsafeBufferPointer { arguments in
      second.withUnsafeBufferPointer { environment in
        // Both end with nil and so have a first element.
        body(arguments.baseAddress.unsafelyUnwrapped, environment.baseAddress.unsafelyUnwrapped)
      }
    }
  }
}
