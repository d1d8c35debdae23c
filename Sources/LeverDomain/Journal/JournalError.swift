/// Why the journal could not do what was asked. A change must not be sent when its intent met one.
public enum JournalError: Error, Hashable, Sendable {
  /// The disk is full.
  case diskFull(path: String)
  /// The file, its directory or the disk may not be written.
  case notWritable(path: String)
  /// The file or its directory may not be read, or cannot be made.
  case notReadable(path: String)
  /// Somebody else's file or directory stands where the journal belongs.
  case notOwned(path: String)
  /// The file is damaged. Opening it again sets it aside and keeps what can be read.
  case damaged(path: String)
  /// A record was altered, or does not follow from the one before it, so that nothing can be decided
  /// by what the file says.
  case altered(path: String, sequence: Int64)
  /// The journal ended at `known` before, and that record is not in it: it was deleted, emptied, cut
  /// off, or put back to an earlier state. It ends at `end` now.
  case cutOff(path: String, known: JournalHead, end: JournalHead)
  /// The file holds tables, indexes, views or triggers that are not the journal's, or lacks some.
  case foreignSchema(path: String, differences: String)
  /// A newer version of the program has written the file.
  case newerVersion(path: String, found: Int, known: Int)
  /// Others kept the journal busy for longer than anyone should wait.
  case busy(path: String)
  /// An entry about a change of which the journal holds no intent.
  case unknownChange(ChangeIdentifier)
  /// A second intent under a name that is taken.
  case duplicateChange(ChangeIdentifier)
  /// Another failure, in the words of the library or the system.
  case failed(path: String, message: String)
}
