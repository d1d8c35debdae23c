import Desk
import Journal
import LeverDomain

/// The journal of a directory and the count of requests beside it, as this process uses them.
struct LiveJournal: Sendable {
  /// Where changes are written down.
  let access: JournalAccess
  /// Counts requests together with every other process that uses the directory.
  let ledger: any RateLedger

  /// Opens both. A journal that cannot be opened forbids changes and nothing else.
  ///
  /// - Parameters:
  ///   - directory: where they are kept; made where it is missing.
  ///   - command: the command as it was typed, or the word `screen`.
  static func open(directory: String, command: String) async -> LiveJournal {
    let author = ThisProcess.author(command: command)
    let ledger = SharedRateLedger(directory: directory, author: author)
    do throws(JournalError) {
      let opening = try await SQLiteJournal.open(directory: directory, author: author)
      if let recovery = opening.recovery { warn(of: recovery) }
      return LiveJournal(access: .open(opening.journal, author: author), ledger: ledger)
    } catch {
      return LiveJournal(access: .unavailable(error), ledger: ledger)
    }
  }

  /// Opens both for the screen, which has the main thread.
  static func openOnThisThread(directory: String) -> LiveJournal {
    ThisThread.wait { await open(directory: directory, command: "screen") }
  }

  private static func warn(of recovery: JournalRecovery) {
    StandardStream.error.write(
      "warning: the journal was damaged; it is kept as \(recovery.setAside), and "
        + "\(recovery.kept) records could be read and go on\n")
  }
}
