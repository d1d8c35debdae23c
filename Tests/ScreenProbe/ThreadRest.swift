import FoundationEssentials
import Glibc

/// Tells whether every other thread of this process sleeps, so that nothing happens any more unless
/// time moves on or an answer comes in.
///
/// The threads are looked at twice. One that ran between the two looks has been switched out once
/// more; where none has, all of them slept at the moment between the looks. A thread that somebody
/// has woken counts as running from then on, however long a busy machine lets it wait for a processor.
final class ThreadRest {
  private static let lineLength = 2048
  private static let asleep = "State:\tS"

  /// The number of the thread that looks.
  private let own: Int32
  private let tasks = opendir("/proc/self/task")
  private var first = Data()
  private var second = Data()

  /// What the present thread sees.
  init() {
    own = Self.presentThread
    first.reserveCapacity(1 << 16)
    second.reserveCapacity(1 << 16)
  }

  deinit { if let tasks { closedir(tasks) } }

  /// Whether all other threads sleep.
  func isReached() -> Bool {
    look(&first) && look(&second) && first == second
  }

  /// Writes down how each thread stands, with how often it was switched out. False where one does not
  /// sleep.
  private func look(_ states: inout Data) -> Bool {
    states.removeAll(keepingCapacity: true)
    guard let tasks else { return false }
    rewinddir(tasks)
    while let entry = readdir(tasks) {
      let number = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        atoi(UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      guard number > 0, number != own else { continue }
      guard append(number, to: &states) else { return false }
    }
    return true
  }

  private func append(_ number: Int32, to states: inout Data) -> Bool {
    let file = open("/proc/self/task/\(number)/status", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(byteCount: Self.lineLength, alignment: 1) { buffer in
      guard let bytes = buffer.baseAddress else { return false }
      let count = read(file, bytes, buffer.count - 1)
      guard count > 0 else { return false }
      buffer[count] = 0
      guard strstr(bytes.assumingMemoryBound(to: CChar.self), Self.asleep) != nil else {
        return false
      }
      states.append(bytes.assumingMemoryBound(to: UInt8.self), count: count)
      return true
    }
  }

  private static var presentThread: Int32 {
    var link = [CChar](repeating: 0, count: 128)
    guard readlink("/proc/thread-self", &link, link.count - 1) > 0 else { return 0 }
    let name = strrchr(link, Int32(UInt8(ascii: "/")))
    return name.map { atoi($0 + 1) } ?? 0
  }
}
