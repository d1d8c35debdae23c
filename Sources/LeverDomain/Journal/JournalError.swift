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
