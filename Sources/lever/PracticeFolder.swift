import FoundationEssentials
import Glibc
import LeverCLI

/// A folder for the journal of a practice desk, which ends with the desk: its accounts are new each
/// time, and what was practised is nothing to keep beside real changes.
struct PracticeFolder {
  let path: String

  init() throws(CommandFailure) {
    var template = Array("/tmp/lever-practice-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandFailure(.system, "no folder for the practice journal can be made in /tmp")
    }
    path = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes it with what it holds.
  func remove() {
    // What cannot be removed is left to the system, which empties the place by itself.
    try? FileManager.default.removeItem(atPath: path)
  }
}
