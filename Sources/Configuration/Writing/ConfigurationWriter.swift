public import LeverDomain

/// Writes a configuration whose accounts point at the practice desk.
///
/// For `DIRECTORY/NAME.toml` the key files stand in `DIRECTORY/NAME-keys/`, one for each account,
/// readable by their owner alone. Every file begins with a line that says who wrote it; a file
/// without that line is somebody's own and is never replaced.
public enum ConfigurationWriter {
  /// An account to be written, with made-up keys.
  public struct Account: Hashable, Sendable {
    /// The account's name.
    public let name: AccountName
    /// The venue that it plays on.
    public let venue: Venue
    /// Scheme, host and port.
    public let baseURL: String
    /// The key that requests carry.
    public let apiKey: String
    /// The secret that signs; it protects nothing outside the simulator.
    public let apiSecret: String

    /// An account to be written.
    public init(name: AccountName, venue: Venue, baseURL: String, apiKey: String, apiSecret: String)
    {
      self.name = name
      self.venue = venue
      self.baseURL = baseURL
      self.apiKey = apiKey
      self.apiSecret = apiSecret
    }
  }

  /// The first line of every file that is written.
  static let signature = "# Written by lever simulate, which may write it again."

  /// Writes the key files, then the configuration at `path`, each at one stroke.
  ///
  /// - Throws: ``ConfigurationError`` when a file cannot be written, or stands there and was not
  ///   written by this program. Nothing is replaced unless all may be.
  public static func write(
    _ accounts: [Account], to path: String
  ) throws(ConfigurationError) {
    let keysDirectory = ConfigurationWriter.keysDirectory(for: path)
    let keysName = keysDirectory.split(separator: "/").last.map(String.init) ?? keysDirectory
    var files: [(path: String, text: String)] = []
    var names: Set<AccountName> = []
    var configuration = [signature]
    for account in accounts {
      guard names.insert(account.name).inserted else {
        throw ConfigurationError(file: path, problem: .duplicateAccount(account.name.text))
      }
      let keyFile = account.name.text + ".toml"
      files.append(
        (
          "\(keysDirectory)/\(keyFile)",
          """
          \(signature)
          api_key = \(TOMLString.quote(account.apiKey))
          api_secret = \(TOMLString.quote(account.apiSecret))

          """
        ))
      configuration += [
        "", "[accounts.\(TOMLString.quote(account.name.text))]",
        "venue = \(TOMLString.quote(account.venue.rawValue))",
        "key_file = \(TOMLString.quote("\(keysName)/\(keyFile)"))",
        "base_url = \(TOMLString.quote(account.baseURL))",
      ]
    }
    files.append((path, configuration.joined(separator: "\n") + "\n"))

    for file in files { try OwnFile.checkReplaceable(file.path, signature: signature) }
    try OwnFile.makePrivateDirectory(keysDirectory)
    for file in files { try OwnFile.write(file.text, to: file.path) }
  }

  /// The directory of the key files that belong to a configuration.
  static func keysDirectory(for path: String) -> String {
    (path.hasSuffix(".toml") ? String(path.dropLast(5)) : path) + "-keys"
  }
}
