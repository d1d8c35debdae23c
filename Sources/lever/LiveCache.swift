import Configuration
import Journal
import LeverDomain

/// The cache of readings in the user's cache directory.
enum LiveCache {
  /// The cache for the accounts of a configuration, each with the address that it talks to.
  static func open(
    _ configuration: Configuration, variables: [String: String]
  ) -> any ReadingCache {
    var origins: [AccountName: String] = [:]
    for account in configuration.accounts { origins[account.name] = account.baseURL }
    return FileReadingCache(
      directory: ConfigurationPaths(environment: variables).cacheDirectory, origins: origins)
  }
}
