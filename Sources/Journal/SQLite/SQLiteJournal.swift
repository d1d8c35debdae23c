public import FoundationEssentials
public import JournalModel
import LeverDomain

/// Opens the journal in one SQLite file of a directory.
public enum SQLiteJournal {
  /// An opened journal, and what had to be done to open it.
  public struct Opening: Sendable {
    /// The journal.
    public let journal: StoredJournal
    /// The file that it is kept in.
    public let store: SQLiteStore
    /// That it was found damaged, and what was kept; nil when it was sound.
    public let recovery: JournalRecovery?
    /// Where a file was put that stood beside the journal in the name of its mended self, and is not
    /// what lever made of it; nil when there was none.
    public let refusedFile: String?
  }

  /// The name of the file in its directory.
  public static let fileName = "journal.sqlite"

  /// Opens the journal of a directory; makes both where they are missing, for their owner alone.
  ///
  /// A damaged file is set aside under a name with the time, and what can be read of it is kept. A
  /// file that cannot be written is opened for reading; entries are then refused.
  ///
  /// - Parameters:
  ///   - directory: such as `~/.local/state/lever`.
  ///   - author: who opens it, to be named when something has to be mended.
  ///   - now: the local clock.
  /// - Throws: ``JournalError``.
  public static func open(
    directory: String, author: ChangeAuthor, now: @escaping @Sendable () -> Date = { Date() }
  ) async throws(JournalError) -> Opening {
    let path = "\(directory)/\(fileName)"
    do throws(StorageFailure) {
      let opened = try await BlockingWork.run { () throws(StorageFailure) in
        try JournalFile.open(path, durability: .full, author: author, now: now())
      }
      let (recovery, refused) = (opened.recovery, opened.refused)
      let store = SQLiteStore(path: path, author: author, now: now, opened: opened)
      return Opening(
        journal: StoredJournal(store: store, author: author), store: store, recovery: recovery,
        refusedFile: refused)
    } catch {
      throw .storage(error)
    }
  }

  /// Opens the journal of a directory as ``open(directory:author:now:)`` does, but only where there
  /// is one: makes neither a file nor a directory, and answers nil.
  ///
  /// - Throws: ``JournalError``; `notReadable` where it cannot be told whether there is one.
  public static func openExisting(
    directory: String, author: ChangeAuthor, now: @escaping @Sendable () -> Date = { Date() }
  ) async throws(JournalError) -> Opening? {
    do throws(StorageFailure) {
      let exists = try await BlockingWork.run { () throws(StorageFailure) in
        try JournalFile.exists("\(directory)/\(fileName)")
      }
      guard exists else { return nil }
    } catch {
      throw .storage(error)
    }
    return try await open(directory: directory, author: author, now: now)
  }

  /// The end of the journal of a directory as it was noted beside it last, whether or not the journal
  /// is there; nil where none was noted.
  public static func notedHead(directory: String) -> JournalHead? {
    HeadNote.read(beside: "\(directory)/\(fileName)")
  }
}
