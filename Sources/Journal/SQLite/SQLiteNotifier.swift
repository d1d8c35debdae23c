import CSystem
import Dispatch
import Glibc

/// Tells every process of the machine that one of them has written to the journal.
///
/// Whoever has written touches the time stamp of the journal's file, after the write has taken
/// effect; whoever listens has the kernel watch the file's directory. The writes themselves would be
/// no sign: the counts of requests stand in the same file, and what is written can be read only some
/// milliseconds later, when the disk has it.
enum SQLiteNotifier {
  /// How long a listener relies on being told: whoever is killed between writing and telling is heard
  /// no later.
  private static let patience = DispatchTimeInterval.seconds(10)
  /// The same where the kernel watches nothing more for this person.
  private static let impatience = DispatchTimeInterval.seconds(1)

  /// Says that something was written. That it cannot be said is no cause for alarm.
  static func notify(_ path: String) { utimensat(AT_FDCWD, path, nil, 0) }

  /// Yields at once, and then each time somebody has written to a file.
  static func news(of path: String) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let queue = DispatchQueue(label: "lever.journal.news")
      let descriptor = watch(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
      let pause = descriptor == nil ? impatience : patience
      let timer = DispatchSource.makeTimerSource(queue: queue)
      timer.schedule(deadline: .now() + pause, repeating: pause, leeway: .milliseconds(500))
      timer.setEventHandler { continuation.yield() }
      let source = descriptor.map { descriptor in
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler {
          if hasNews(descriptor, for: path) { continuation.yield() }
        }
        source.setCancelHandler { close(descriptor) }
        return source
      }
      let listener = Listener(timer: timer, source: source)
      continuation.onTermination = { _ in listener.stop() }
      timer.activate()
      source?.activate()
      continuation.yield()
    }
  }

  /// What keeps a stream going.
  // Safe although unchecked: nothing is done with it but to cancel, which any thread may do.
  private struct Listener: @unchecked Sendable {
    let timer: any DispatchSourceTimer
    let source: (any DispatchSourceRead)?

    func stop() {
      timer.cancel()
      source?.cancel()
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
  private static func hasNews(_ descriptor: Int32, for path: String) -> Bool {
    // A name ends with a zero: SQLite touches its files beside the journal when it opens them.
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = Array(path[start...].utf8) + [0]
    var hasNews = false
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return hasNews }
      hasNews = hasNews || bytes[..<count].firstRange(of: name) != nil
    }
  }
}
