import Glibc

/// Why the way to a file is not to be trusted: who could put another file in its place.
public enum PathMistrust: Error, Hashable, Sendable {
  /// The system did not open it.
  case unreachable(SystemError)
  /// A directory on the way that group or others may write.
  case directoryWritable(path: String, mode: UInt16)
  /// A directory on the way of another user than root.
  case directoryOwned(path: String, owner: UInt32)
  /// A symbolic link on the way of another user than root.
  case linkOwned(path: String, owner: UInt32)
}
