import FoundationEssentials
import Glibc
import LeverCLI

/// A folder for the journal of a practice desk, which ends with the desk: its accounts are new each
/// time, and what was practised is nothing to keep beside real changes.
///
/// A desk that is killed cannot remove its folder; the next one does. A file in it is locked for as
/// long as its desk lives, and the system lets go of the lock however that ends.
struct PracticeFolder {
  let path: String
  private let lock: Int32

  private static let place = "/tmp"
  private static let prefix = "lever-practice-"
  private static let lockName = "in-use"

  init() throws(CommandFailure) {
    Self.removeAbandoned()
    var template = Array("\(Self.place)/\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandFailure(.system, "no folder for the practice journal can be made in /tmp")
    }
    path = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    lock = Self.lock(in: path)
  }

  /// Removes it with what it holds. A request that was under way may still be noted by another
  /// thread, which would make the folder anew: it finds a file in its place, and gives up.
  func remove() {
    let leaving = path + ".leaving"
    let isMoved = rename(path, leaving) == 0
    let stopper = isMoved ? open(path, O_CREAT | O_EXCL | O_CLOEXEC, 0o600) : -1
    // What cannot be removed is left to the system, which empties the place by itself.
    try? FileManager.default.removeItem(atPath: isMoved ? leaving : path)
    if stopper >= 0 {
      close(stopper)
      unlink(path)
    }
    if lock >= 0 { close(lock) }
  }

  /// Locks a folder for as long as this process lives. The lock is taken before the file has its
  /// name, so that nobody ever finds it unlocked. Without it the folder is never swept: -1.
  private static func lock(in folder: String) -> Int32 {
    let path = "\(folder)/\(lockName)"
    let descriptor = open(path + ".new", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return -1 }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, rename(path + ".new", path) == 0 else {
      close(descriptor)
      return -1
    }
    return descriptor
  }

  /// Removes the folders of this user's desks that live no longer.
  private static func removeAbandoned() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let folder = "\(place)/\(name)"
      guard isOwnFolder(folder) else { continue }
      let descriptor = open("\(folder)/\(lockName)", O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        try? FileManager.default.removeItem(atPath: folder)
      }
      close(descriptor)
    }
  }

  /// Whether it is a folder, not a link to one, that this user alone can put anything into.
  private static func isOwnFolder(_ path: String) -> Bool {
    var information = stat()
    guard lstat(path, &information) == 0 else { return false }
    return information.st_mode & S_IFMT == S_IFDIR && information.st_uid == geteuid()
      && information.st_mode & 0o077 == 0
  }
}
