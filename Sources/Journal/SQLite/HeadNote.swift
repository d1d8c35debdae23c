import Glibc
import JournalModel
import LeverDomain

/// The end of the chain as it was noted last, in a file of its own beside the journal: so that a
/// journal which was deleted, emptied, cut off or put back to an earlier state does not pass for a
/// whole one.
///
/// It can only make a journal look worse, never better, so nothing rests on whether it can be
/// trusted: a head that is noted must be in the chain, and no head need be noted. It is written
/// after each entry, by replacing the file as a whole; a process that is killed in between leaves
/// an earlier head, which is in the chain too.
enum HeadNote {
  private static let name = "journal.head"
  /// Longer than any head.
  private static let longest = 256

  /// The note beside a journal's file.
  static func path(beside journal: String) -> String {
    let end = journal.lastIndex(of: "/").map { journal.index(after: $0) } ?? journal.startIndex
    return journal[..<end] + name
  }

  /// The head that was noted; nil when none was, or none that can be read.
  static func read(beside journal: String) -> JournalHead? {
    let descriptor = open(path(beside: journal), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: longest)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count > 1, bytes[count - 1] == UInt8(ascii: "\n") else { return nil }
    return JournalHead(String(decoding: bytes[..<(count - 1)], as: UTF8.self))
  }

  /// Notes a head. That it cannot be noted is no cause for alarm.
  static func write(_ head: JournalHead, beside journal: String) {
    let path = path(beside: journal)
    let draft = "\(path).\(getpid())"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let bytes = Array("\(head)\n".utf8)
    let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    close(descriptor)
    guard isWritten, rename(draft, path) == 0 else {
      unlink(draft)
      return
    }
  }
}
