import Glibc

/// Writes files for their owner alone, in one step: whoever looks sees the old file or the whole
/// new one, whatever fails in between.
public enum AtomicFileWriter {
  /// Replaces the file at `path`, with mode 0600.
  ///
  /// - Parameter survivesPowerCut: whether to wait until the disk holds it.
  /// - Throws: why it could not be written; the earlier file is there as before.
  public static func write(
    _ bytes: [UInt8], to path: String, survivesPowerCut: Bool = true
  ) throws(SystemError) {
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .latest }
    do throws(SystemError) {
      do throws(SystemError) {
        try DescriptorOutput.write(bytes, to: descriptor)
        guard !survivesPowerCut || fsync(descriptor) == 0 else { throw .latest }
      } catch {
        close(descriptor)
        throw error
      }
      // A network file system may say only now that there is no room.
      guard close(descriptor) == 0 else { throw .latest }
      guard rename(draft, path) == 0 else { throw .latest }
    } catch {
      unlink(draft)
      throw error
    }
    if survivesPowerCut { synchroniseDirectory(of: path) }
  }

  /// Makes a new name in a file's directory survive a power cut, where the directory can be read.
  private static func synchroniseDirectory(of path: String) {
    let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
