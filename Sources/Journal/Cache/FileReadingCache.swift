import FileAccess
import Glibc
public import LeverDomain

/// One small file for each account. A file that is damaged, of another version or about another
/// venue or address counts as none and is replaced at the next saving.
public struct FileReadingCache: ReadingCache {
  private let directory: String
  private let origins: [AccountName: String]

  /// A cache in a directory, which is made when something is saved first.
  ///
  /// - Parameters:
  ///   - directory: such as `~/.cache/lever`.
  ///   - origins: the address that each account talks to: what was read at one is not shown for
  ///     another.
  public init(directory: String, origins: [AccountName: String] = [:]) {
    self.directory = directory
    self.origins = origins
  }

  private func path(of account: AccountName) -> String { "\(directory)/\(account).instruments" }

  /// Reads an account's file.
  public func load(_ account: AccountName, on venue: Venue) -> CachedAccount? {
    guard let bytes = Self.read(path(of: account)) else { return nil }
    return CachedAccountCoding.decode(bytes, venue: venue, origin: origins[account] ?? "")
  }

  /// Replaces an account's file in one step.
  @discardableResult
  public func save(_ known: CachedAccount, of account: AccountName) -> Bool {
    let bytes = CachedAccountCoding.encode(known, origin: origins[account] ?? "")
    guard (try? PrivateFile.makeDirectory(directory)) != nil else { return false }
    // What a power cut takes away is read again.
    return
      (try? AtomicFileWriter.write(bytes, to: path(of: account), survivesPowerCut: false)) != nil
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var information = stat()
    // Far more than any venue lists.
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
      information.st_uid == geteuid(), (1..<64_000_000).contains(information.st_size)
    else { return nil }
    let size = Int(information.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        guard read > 0 || read < 0 && errno == EINTR else { return }
        count += max(0, read)
      }
    }
    return bytes.count == size ? bytes : nil
  }
}
