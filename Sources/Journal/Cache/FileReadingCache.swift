import FileAccess
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

  /// Reads an account's file.
  public func load(_ account: AccountName, on venue: Venue) -> CachedAccount? {
    guard let bytes = CacheFile.read("\(directory)/\(account).instruments") else { return nil }
    return CachedAccountCoding.decode(bytes, venue: venue, origin: origins[account] ?? "")
  }

  /// Replaces an account's file in one step.
  @discardableResult
  public func save(_ known: CachedAccount, of account: AccountName) -> Bool {
    let bytes = CachedAccountCoding.encode(known, origin: origins[account] ?? "")
    return CacheFile.replace("\(account).instruments", in: directory, with: bytes)
  }
}
