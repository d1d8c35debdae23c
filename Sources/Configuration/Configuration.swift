public import LeverDomain
import TOMLDocument

/// What a person has configured. Holds no secret: keys are read when an account is opened.
public struct Configuration: Hashable, Sendable {
  /// The file that it was read from.
  public let file: String
  /// The name of the theme; nil for the default one.
  public let theme: String?
  /// Raising a leverage above this asks for the typed value; 20 unless said otherwise.
  public let confirmAbove: Leverage
  /// The accounts, in the order of the file.
  public let accounts: [AccountConfiguration]

  /// A configuration.
  public init(
    file: String, theme: String?, confirmAbove: Leverage, accounts: [AccountConfiguration]
  ) {
    self.file = file
    self.theme = theme
    self.confirmAbove = confirmAbove
    self.accounts = accounts
  }

  /// The longest file that is read, in bytes.
  static let maximumFileLength = 1 << 20

  /// Reads `config.toml` at `path`.
  ///
  /// - Parameter paths: what `~` stands for; a key file that is named by a relative path is looked
  ///   for beside the configuration.
  /// - Throws: ``ConfigurationError`` naming file, line and what was expected.
  public static func load(
    path: String, paths: ConfigurationPaths
  ) throws(ConfigurationError) -> Configuration {
    try GuardedFile.read(path, rule: .configuration, maximumLength: maximumFileLength) {
      (bytes) throws(ConfigurationError) in
      try Configuration(parsing: Array(bytes), file: path, paths: paths)
    }
  }

  /// Reads the text of a `config.toml`.
  init(parsing bytes: [UInt8], file: String, paths: ConfigurationPaths) throws(ConfigurationError) {
    do throws(TOMLError) {
      try self.init(root: TOMLDocument(bytes, file: file).root, paths: paths)
    } catch {
      throw ConfigurationError(error)
    }
  }

  private init(root: TOMLTable, paths: ConfigurationPaths) throws(TOMLError) {
    try root.checkKeys(["theme", "confirm_above", "accounts"])
    var accounts: [AccountConfiguration] = []
    if let tables = try root.optionalTable("accounts") {
      for name in tables.keys {
        guard let accountName = AccountName(name) else {
          throw tables.badEntry(
            name, expected: "[accounts.NAME], NAME of 1 to 64 letters, digits, `-`, `_` or `.`")
        }
        let table = try tables.entry(name, expected: "a table [accounts.NAME]")
        accounts.append(try AccountConfiguration(name: accountName, table: table, paths: paths))
      }
    }
    self.init(
      file: root.file, theme: try root.optionalString("theme"),
      confirmAbove: try Configuration.confirmAbove(root), accounts: accounts)
  }

  private static func confirmAbove(_ root: TOMLTable) throws(TOMLError) -> Leverage {
    let text = try root.optionalDecimal("confirm_above") ?? "20"
    do throws(LeverageSyntaxError) {
      return try Leverage(text)
    } catch {
      throw root.unexpected("confirm_above", expected: "a leverage such as 20 or 12.5")
    }
  }
}
