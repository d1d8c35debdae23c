import Dispatch
import FileAccess
import Glibc
import Synchronization

/// One of the process's streams for text.
enum StandardStream {
  /// Results.
  case output
  /// Talk.
  case error

  /// Talk that waits until the screen has left the terminal; nil while none has to.
  private static let held = Mutex<String?>(nil)

  /// Why a result was not written; nil while all were.
  private static let failure = Mutex<SystemError?>(nil)

  /// Keeps talk back from now on: it would be written into the screen.
  static func holdTalk() { held.withLock { $0 = $0 ?? "" } }

  /// Writes what was kept back, and keeps nothing back any more.
  static func releaseTalk() {
    let text = held.withLock { held in
      defer { held = nil }
      return held
    }
    if let text { error.write(text) }
  }

  /// Why results could not be written so far; nil when all were. A reader who has gone wants no
  /// more, which is no failure.
  static var outputFailure: SystemError? {
    // A network file system may say only at the end that there is no room.
    let copy = dup(STDOUT_FILENO)
    if copy >= 0, close(copy) != 0, errno != EINTR {
      let reason = SystemError(errno: errno)
      failure.withLock { $0 = $0 ?? reason }
    }
    return failure.withLock { $0 }.flatMap { $0.errno == EPIPE ? nil : $0 }
  }

  /// Returns when the other end of the stream is closed. A thread of its own waits for that, to the
  /// end of the process if need be.
  func readerLeft() async {
    let descriptor = descriptor
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "lever.reader").async {
        // Asks for nothing, so that only an end is reported.
        var end = pollfd(fd: descriptor, events: 0, revents: 0)
        while poll(&end, 1, -1) < 0, errno == EINTR {}
        continuation.resume()
      }
    }
  }

  private var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }

  /// Writes all of `text`. Results end with the first of which a part could not be written: what
  /// came behind it would be taken for the rest.
  func write(_ text: String) {
    switch self {
    case .output:
      Self.failure.withLock { failure in
        guard failure == nil else { return }
        do throws(SystemError) {
          try DescriptorOutput.write(Array(text.utf8), to: descriptor)
        } catch {
          failure = error
        }
      }
    case .error:
      let isHeld = Self.held.withLock { held in
        held?.append(text)
        return held != nil
      }
      // Nobody can be told that nobody can be told.
      if !isHeld { try? DescriptorOutput.write(Array(text.utf8), to: descriptor) }
    }
  }
}
