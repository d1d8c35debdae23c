import FoundationEssentials
import LeverDomain

/// Opens the journal's file, and mends it when it is damaged.
enum JournalFile {
  struct Opened {
    let connection: JournalConnection
    let recovery: JournalRecovery?
  }

  /// Whether there is a journal at `path`, or one whose mending was cut off before its last step.
  static func exists(_ path: String) throws(JournalError) -> Bool {
    for name in [path, path + JournalMending.completeSuffix] {
      if try PrivateFile.exists(name) { return true }
    }
    return false
  }

  /// - Parameter damaged: the file that was found to be damaged in use. It is mended unless another
  ///   process has done so.
  /// - Parameter patience: how long a lock that others hold is waited for, now and later.
  static func open(
    _ path: String, durability: JournalConnection.Durability, author: ChangeAuthor, now: Date,
    damaged: FileIdentity? = nil, patience: Duration = SQLiteDatabase.patience
  ) throws(JournalError) -> Opened {
    let directory = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    if PrivateFile.identity(of: path) == nil, !directory.isEmpty {
      try PrivateFile.makeDirectory(directory)
    }
    let mending = JournalMending(path: path, author: author, now: now)
    try mending.finishWhatWasBegun()
    if let damaged {
      let recovery = try mending.mend(damaged)
      return Opened(
        connection: try JournalConnection(path: path, durability: durability, patience: patience),
        recovery: recovery)
    }
    do throws(JournalError) {
      return Opened(
        connection: try JournalConnection(path: path, durability: durability, patience: patience),
        recovery: nil)
    } catch .damaged {
      guard let identity = PrivateFile.identity(of: path) else { throw .damaged(path: path) }
      let recovery = try mending.mend(identity)
      return Opened(
        connection: try JournalConnection(path: path, durability: durability, patience: patience),
        recovery: recovery)
    }
  }
}
