import Glibc
import LeverCLI
import LeverDomain

/// Files that commands read whole.
enum InputFile {
  /// The longest file that is read, in bytes.
  private static let longest = 1 << 28

  /// The bytes of the file at `path`; of standard input for `-`.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    let name = path == "-" ? "standard input" : VenueText(cleaning: path).text
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(name) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name) }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= longest else {
        throw CommandFailure(
          .system, "\(name) is longer than \(longest >> 20) MB, more than is read")
      }
    }
  }

  private static func failure(_ name: String) -> CommandFailure {
    let reason = String(cString: strerror(errno))
    return CommandFailure(.system, "\(name) cannot be read: \(reason)")
  }
}
