/// Why what is kept at a place, on a disk or in a database, cannot be used.
public enum StorageFailure: Error, Hashable, Sendable {
  /// The disk is full.
  case diskFull(at: StoragePlace)
  /// The place may not be written.
  case notWritable(at: StoragePlace)
  /// The place may not be read, or cannot be made.
  case notReadable(at: StoragePlace)
  /// It belongs to somebody else.
  case notOwned(at: StoragePlace)
  /// What is kept there is damaged. A file is set aside when it is opened again, and what can be
  /// read of it is kept.
  case damaged(at: StoragePlace)
  /// It holds tables, indexes, views or triggers that are not lever's, or lacks some.
  case foreignSchema(at: StoragePlace, differences: String)
  /// A newer version of the program has written it.
  case newerVersion(at: StoragePlace, found: Int, known: Int)
  /// Others kept it busy for longer than anyone should wait.
  case busy(at: StoragePlace)
  /// Another failure, in the words of the library or the system.
  case failed(at: StoragePlace, message: String)
}
