public import LeverDomain
import TOMLDocument
import Transport

/// One `[accounts.NAME]` of the configuration.
public struct AccountConfiguration: Hashable, Sendable {
  /// Where the key and secret come from.
  public enum KeySource: Hashable, Sendable {
    /// A TOML file with `api_key` and `api_secret`; an absolute path, or one from the current
    /// directory.
    case file(String)
    /// A program with its arguments that prints the same TOML.
    case command([String])
  }

  /// The account's name.
  public let name: AccountName
  /// The venue it is on.
  public let venue: Venue
  /// Whether nothing may be changed through it; false unless said otherwise.
  public let isReadOnly: Bool
  /// Where its key comes from.
  public let keySource: KeySource
  /// Scheme, host and port to use instead of the venue's own; nil for the venue's own.
  public let baseURL: String?
  /// How much of each rate limit may go to what nobody asked for; a quarter unless said otherwise.
  public let backgroundShare: RateShare
  /// The configuration that it stands in.
  public let file: String
  /// The line on which it begins there; nil when unknown.
  public let line: Int?
  /// The line that says where its key comes from; nil when unknown.
  public let keyLine: Int?

  /// An account of the configuration.
  public init(
    name: AccountName, venue: Venue, isReadOnly: Bool = false, keySource: KeySource,
    baseURL: String? = nil, backgroundShare: RateShare = .background, file: String,
    line: Int? = nil, keyLine: Int? = nil
  ) {
    self.name = name
    self.venue = venue
    self.isReadOnly = isReadOnly
    self.keySource = keySource
    self.baseURL = baseURL
    self.backgroundShare = backgroundShare
    self.file = file
    self.line = line
    self.keyLine = keyLine
  }

  init(name: AccountName, table: TOMLTable, paths: ConfigurationPaths) throws(TOMLError) {
    try table.checkKeys([
      "venue", "read_only", "key_file", "key_command", "base_url", "background_share",
    ])
    self.init(
      name: name, venue: try AccountConfiguration.venue(table),
      isReadOnly: try table.optionalBoolean("read_only") ?? false,
      keySource: try AccountConfiguration.keySource(table, paths),
      baseURL: try AccountConfiguration.baseURL(table),
      backgroundShare: try AccountConfiguration.backgroundShare(table), file: table.file,
      line: table.line, keyLine: (table["key_file"] ?? table["key_command"])?.line)
  }

  private static func venue(_ table: TOMLTable) throws(TOMLError) -> Venue {
    let names = Venue.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    let text = try table.string("venue", expected: "one of \(names)")
    guard let venue = Venue(rawValue: text) else {
      throw table.unexpected("venue", expected: "one of \(names)")
    }
    return venue
  }

  private static func keySource(
    _ table: TOMLTable, _ paths: ConfigurationPaths
  ) throws(TOMLError) -> KeySource {
    let directory = ConfigurationPaths.directory(of: table.file)
    let file = try table.optionalString("key_file")
    let command = try table.optionalStrings("key_command")
    switch (file, command) {
    case (nil, nil):
      throw table.error(
        at: "key_file", .missingKey(expected: "the path of a key file, or a `key_command`"))
    case (.some, .some):
      throw table.unexpected(
        "key_command", expected: "either `key_file` or `key_command`", found: "both")
    case (.some(let file), nil):
      guard !file.isEmpty else {
        throw table.unexpected("key_file", expected: "the path of a key file", found: "nothing")
      }
      return .file(paths.expand(file, from: directory))
    case (nil, .some(let command)):
      guard let program = command.first, !program.isEmpty,
        command.allSatisfy({ !$0.utf8.contains(0) })
      else {
        throw table.unexpected(
          "key_command", expected: "a program and its arguments", found: "no program")
      }
      // A program without a slash is looked for on the PATH.
      let path = program.contains("/") ? paths.expand(program, from: directory) : program
      return .command([path] + command.dropFirst())
    }
  }

  /// A share is exact to a thousandth, so that what is written is what is kept.
  private static func backgroundShare(_ table: TOMLTable) throws(TOMLError) -> RateShare {
    guard let text = try table.optionalDecimal("background_share") else { return .background }
    guard let share = RateShare(text) else {
      throw table.unexpected(
        "background_share",
        expected: "a share of each rate limit from 0 to 1, with three decimals at most")
    }
    return share
  }

  private static func baseURL(_ table: TOMLTable) throws(TOMLError) -> String? {
    guard let text = try table.optionalString("base_url") else { return nil }
    let expected = "an https address, or an http address of this machine, without a path"
    guard let address = try? HTTPAddress(text), address.target == "/" else {
      throw table.unexpected("base_url", expected: expected)
    }
    return address.origin
  }
}
