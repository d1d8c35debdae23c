import FileAccess
import Glibc
import LeverCLI

/// Files that commands read whole.
enum InputFile {
  /// The longest file that is read, in bytes.
  private static let longest = 1 << 28

  /// The bytes of the file at `path`; of standard input for `-`.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    let name = path == "-" ? "standard input" : path
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(name, SystemError(errno: errno)) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    do throws(SystemError) {
      if let bytes = try DescriptorInput.readAll(from: descriptor, maximumLength: longest) {
        return bytes
      }
    } catch {
      throw failure(name, error)
    }
    throw CommandFailure(.system, "\(name) is longer than \(longest >> 20) MB, more than is read")
  }

  private static func failure(_ name: String, _ reason: SystemError) -> CommandFailure {
    CommandFailure(.system, "\(name) cannot be read: \(reason)")
  }
}
