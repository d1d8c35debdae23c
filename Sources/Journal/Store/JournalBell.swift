import CSystem
import Dispatch
import Glibc

/// Tells every process of the machine that one of them has written to the journal.
///
/// Whoever has written touches the time stamp of the journal's file, after the write has taken
/// effect; whoever listens has the kernel watch the file's directory. The writes themselves would be
/// no sign: the counts of requests stand in the same file, and what is written can be read only some
/// milliseconds later, when the disk has it.
enum JournalBell {
  /// How long a listener relies on the bell: whoever is killed between writing and ringing is heard
  /// no later.
  private static let patience = DispatchTimeInterval.seconds(10)
  /// The same where the kernel watches nothing more for this person.
  private static let impatience = DispatchTimeInterval.seconds(1)

  /// Says that something was written. That it cannot be said is no cause for alarm.
  static func ring(_ path: String) { utimensat(AT_FDCWD, path, nil, 0) }

  /// Yields at once, and then each time the bell of a file rings.
  static func news(of path: String) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let queue = DispatchQueue(label: "lever.journal.bell")
      let descriptor = watch(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
      let pause = descriptor == nil ? impatience : patience
      let timer = DispatchSource.makeTimerSource(queue: queue)
      timer.schedule(deadline: .now() + pause, repeating: pause, leeway: .milliseconds(500))
      timer.setEventHandler { continuation.yield() }
      let bell = descriptor.map { descriptor in
        let bell = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        bell.setEventHandler {
          if hasRung(descriptor, for: path) { continuation.yield() }
        }
        bell.setCancelHandler { close(descriptor) }
        return bell
      }
      let listener = Listener(timer: timer, bell: bell)
      continuation.onTermination = { _ in listener.stop() }
      timer.activate()
      bell?.activate()
      continuation.yield()
    }
  }

  /// What keeps a stream going.
  // Safe although unchecked: nothing is done with it but to cancel, which any thread may do.
  private struct Listener: @unchecked Sendable {
    let timer: any DispatchSourceTimer
    let bell: (any DispatchSourceRead)?

    func stop() {
      timer.cancel()
      bell?.cancel()
    }
  }

  /// Has the kernel watch a directory; nil when it watches nothing more.
  private static func watch(_ directory: String) -> Int32? {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    // A damaged file is set aside and another one put in its place.
    let kinds = UInt32(IN_ATTRIB | IN_MOVED_TO | IN_CREATE)
    guard inotify_add_watch(descriptor, directory.isEmpty ? "." : directory, kinds) >= 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Takes everything that the kernel has noticed. Whether any of it is about the file.
  private static func hasRung(_ descriptor: Int32, for path: String) -> Bool {
    // A name ends with a zero: SQLite touches its files beside the journal when it opens them.
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = Array(path[start...].utf8) + [0]
    var hasRung = false
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return hasRung }
      hasRung = hasRung || bytes[..<count].firstRange(of: name) != nil
    }
  }
}
