import FoundationEssentials
import JournalModel
import LeverDomain

/// Opens the journal's file, and mends it when it is damaged.
enum JournalFile {
  struct Opened {
    let connection: SQLiteConnection
    let recovery: JournalRecovery?
    /// Where a file was put that stood beside the journal in the name of its mended self, and is not
    /// what lever made of it; nil where there was none.
    let refused: String?
  }

  /// Whether there is a journal at `path`, or one whose mending was cut off before its last step.
  static func exists(_ path: String) throws(StorageFailure) -> Bool {
    for name in [path, path + JournalMending.completeSuffix] {
      if try PrivateFile.exists(name) { return true }
    }
    return false
  }

  /// - Parameter damaged: the file that was found to be damaged in use. It is mended unless another
  ///   process has done so.
  /// - Parameter patience: how long a lock that others hold is waited for, now and later.
  static func open(
    _ path: String, durability: SQLiteConnection.Durability, author: ChangeAuthor, now: Date,
    damaged: FileIdentity? = nil, patience: Duration = SQLiteDatabase.patience
  ) throws(StorageFailure) -> Opened {
    let directory = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    if PrivateFile.identity(of: path) == nil, !directory.isEmpty {
      try PrivateFile.makeDirectory(directory)
    }
    let mending = JournalMending(path: path, author: author, now: now)
    let refused = try mending.finishWhatWasBegun()
    func opened(_ recovery: JournalRecovery?) throws(StorageFailure) -> Opened {
      Opened(
        connection: try SQLiteConnection(path: path, durability: durability, patience: patience),
        recovery: recovery, refused: refused)
    }
    if let damaged { return try opened(try mending.mend(damaged)) }
    do throws(StorageFailure) {
      return try opened(nil)
    } catch .damaged {
      guard let identity = PrivateFile.identity(of: path) else {
        throw .damaged(at: StoragePlace(path))
      }
      return try opened(try mending.mend(identity))
    }
  }
}
