import TOMLDocument
import TerminalCanvas

/// One theme file, read but not yet resolved.
struct ThemeFile {
  let path: String
  let definition: ThemeDefinition
  private let root: TOMLTable

  /// Reads the file of the theme `name`.
  init(path: String, name: String) throws(ConfigurationError) {
    let bytes = try GuardedFile.read(
      path, rule: .configuration, maximumLength: Configuration.maximumFileLength
    ) { (bytes) throws(ConfigurationError) in Array(bytes) }
    try self.init(parsing: bytes, path: path, name: name)
  }

  /// Reads the text of the theme `name`.
  init(parsing bytes: [UInt8], path: String, name: String) throws(ConfigurationError) {
    let root: TOMLTable
    do throws(TOMLError) {
      root = try TOMLDocument(bytes, file: path).root
    } catch {
      throw ConfigurationError(error)
    }
    self.path = path
    self.root = root
    do throws(TOMLError) {
      definition = try ThemeFile.definition(root, name: name)
    } catch {
      throw ConfigurationError(error)
    }
    guard definition.name == name else {
      throw ConfigurationError(
        file: path, line: root["name"]?.line, problem: .themeNameDiffers(name: definition.name))
    }
  }

  /// The line that says what it inherits from.
  var inheritsLine: Int? { root["inherits"]?.line }

  /// A mistake in this file, on its line.
  func error(_ error: ThemeError) -> ConfigurationError {
    var table = root
    var line: Int?
    for key in error.path {
      guard let value = table[key] else { break }
      line = value.line ?? line
      guard case .table(let inner) = value.content else { break }
      table = inner
    }
    return ConfigurationError(file: path, line: line, problem: .theme(error))
  }

  private static func definition(
    _ root: TOMLTable, name: String
  ) throws(TOMLError) -> ThemeDefinition {
    try root.checkKeys(["name", "inherits", "palette", "roles"])
    var palette: [String: String] = [:]
    if let table = try root.optionalTable("palette") {
      for key in table.keys { palette[key] = try table.string(key, expected: "a colour") }
    }
    var roles: [String: ThemeColourDefinition] = [:]
    if let table = try root.optionalTable("roles") {
      for key in table.keys { roles[key] = try colour(key, in: table) }
    }
    return ThemeDefinition(
      name: try root.optionalString("name") ?? name, inherits: try root.optionalString("inherits"),
      palette: palette, roles: roles)
  }

  private static func colour(
    _ key: String, in roles: TOMLTable
  ) throws(TOMLError) -> ThemeColourDefinition {
    switch roles[key]?.content {
    case .string(let colour):
      return ThemeColourDefinition(colour: colour)
    case .table(let table):
      try table.checkKeys(ThemeColourDefinition.keys)
      return ThemeColourDefinition(
        colour: try table.string("colour", expected: "a colour or a name of the palette"),
        indexed: try table.optionalString("indexed"), sixteen: try table.optionalString("sixteen"),
        mono: try table.optionalString("mono"), emphasis: try table.optionalString("emphasis"))
    default:
      throw roles.error(
        at: key,
        .wrongType(
          expected: "a colour, or a table with `colour`",
          found: roles[key]?.kind ?? "nothing"))
    }
  }
}
