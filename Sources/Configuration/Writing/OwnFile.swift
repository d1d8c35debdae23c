import FileAccess
import Glibc

/// Files that the program writes for its owner alone.
enum OwnFile {
  /// Refuses a file that is there and does not begin with `signature`.
  static func checkReplaceable(_ path: String, signature: String) throws(ConfigurationError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw ConfigurationError(
        file: path, problem: errno == ELOOP ? .foreignFile : .unwritable(.init(errno: errno)))
    }
    defer { close(descriptor) }
    let expected = Array(signature.utf8)
    var bytes = [UInt8](repeating: 0, count: expected.count)
    guard read(descriptor, &bytes, bytes.count) == bytes.count, bytes == expected else {
      throw ConfigurationError(file: path, problem: .foreignFile)
    }
  }

  /// Makes a directory that nobody else may enter, if it is not there. One that is there must be
  /// the user's own, and nobody else's to write.
  static func makePrivateDirectory(_ path: String) throws(ConfigurationError) {
    guard mkdir(path, 0o700) != 0 else { return }
    guard errno == EEXIST else {
      throw ConfigurationError(file: path, problem: .unwritable(.init(errno: errno)))
    }
    var status = stat()
    guard lstat(path, &status) == 0 else {
      throw ConfigurationError(file: path, problem: .unwritable(.init(errno: errno)))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw ConfigurationError(file: path, problem: .foreignFile)
    }
    guard status.st_uid == geteuid() else {
      throw ConfigurationError(
        mistrust: .directoryOwned(path: path, owner: status.st_uid), file: path)
    }
    guard status.st_mode & 0o022 == 0 else {
      throw ConfigurationError(
        mistrust: .directoryWritable(path: path, mode: UInt16(status.st_mode & 0o777)), file: path)
    }
  }

  /// Writes a file, readable by its owner alone, in one step.
  static func write(_ text: String, to path: String) throws(ConfigurationError) {
    do throws(SystemError) {
      try AtomicFileWriter.write(Array(text.utf8), to: path)
    } catch {
      throw ConfigurationError(file: path, problem: .unwritable(error))
    }
  }
}
