import Glibc
import LeverDomain

/// Files and directories that are for their owner alone.
enum PrivateFile {
  /// Makes a directory and the ones above it, all with mode 0700 where they were missing.
  static func makeDirectory(_ path: String) throws(StorageFailure) {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += (built.isEmpty || built == "/" ? "" : "/") + part
      guard mkdir(built, 0o700) != 0, errno != EEXIST else { continue }
      // A directory above that cannot be written may still have the next one.
      var information = stat()
      guard stat(built, &information) != 0 else { continue }
      throw error(errno, path: built)
    }
    var information = stat()
    guard stat(path, &information) == 0 else { throw error(errno, path: path) }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      throw .notReadable(at: StoragePlace(path))
    }
  }

  /// Makes an empty file with mode 0600 when there is none, and takes from others what rights they
  /// have to one that is there.
  ///
  /// A file that is there is not opened: closing it again would drop the locks that this process
  /// holds on it elsewhere, as POSIX has it.
  static func make(_ path: String) throws(StorageFailure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    guard errno == EEXIST else { throw error(errno, path: path) }
    let information = try own(path)
    guard faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0 else {
      throw error(errno, path: path)
    }
    guard information.st_mode & 0o177 != 0 else { return }
    guard chmod(path, 0o600) == 0 else { throw error(errno, path: path) }
  }

  /// Refuses what is there under a name and is no file of this user.
  ///
  /// - Throws: `notOwned`; nothing where there is nothing.
  static func verify(_ path: String) throws(StorageFailure) {
    if try exists(path) { _ = try own(path) }
  }

  private static func own(_ path: String) throws(StorageFailure) -> stat {
    var information = stat()
    guard lstat(path, &information) == 0 else { throw error(errno, path: path) }
    guard information.st_mode & S_IFMT == S_IFREG, information.st_uid == geteuid() else {
      throw .notOwned(at: StoragePlace(path))
    }
    return information
  }

  /// Tells one file from another whatever their names; nil when there is none.
  static func identity(of path: String) -> FileIdentity? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    return FileIdentity(device: UInt64(information.st_dev), inode: UInt64(information.st_ino))
  }

  /// Whether anything has that name.
  ///
  /// - Throws: `notReadable` where that cannot be looked at.
  static func exists(_ path: String) throws(StorageFailure) -> Bool {
    var information = stat()
    guard lstat(path, &information) != 0 else { return true }
    guard errno == ENOENT else { throw .notReadable(at: StoragePlace(path)) }
    return false
  }

  /// Makes a new name in a file's directory survive a power cut.
  static func synchroniseDirectory(of path: String) {
    let directory = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func error(_ number: Int32, path: String) -> StorageFailure {
    switch number {
    case ENOSPC, EDQUOT: .diskFull(at: StoragePlace(path))
    case EROFS, EACCES, EPERM: .notWritable(at: StoragePlace(path))
    case ENOTDIR, ENOENT, EISDIR, ELOOP: .notReadable(at: StoragePlace(path))
    default: .failed(at: StoragePlace(path), message: String(cString: strerror(number)))
    }
  }
}

/// Tells one file from another.
struct FileIdentity: Hashable {
  let device: UInt64
  let inode: UInt64
}
