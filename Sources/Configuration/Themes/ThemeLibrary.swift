import Glibc
import TOMLDocument
public import TerminalCanvas

/// The themes that can be found: the user's own, those installed with the program, those of the
/// source tree, and the one that is built in.
public struct ThemeLibrary: Hashable, Sendable {
  /// A theme that was found, whole or broken.
  public struct Entry: Sendable {
    /// The name by which it is chosen.
    public let name: String
    /// The file it stands in; nil for the one that is built in.
    public let file: String?
    /// The theme, or what is wrong with it.
    public let theme: Result<Theme, ConfigurationError>
  }

  /// Where themes are looked for, in this order: a name found earlier hides a later one.
  public let directories: [String]

  /// A library of the themes in `directories`.
  public init(directories: [String]) {
    self.directories = directories
  }

  /// The library of a person: `$XDG_CONFIG_HOME/lever/themes`, `../share/lever/themes` beside the
  /// program, and the `themes` of the source tree that the program was built in.
  ///
  /// - Parameter program: the path of the running program, symbolic links resolved; nil for that
  ///   of this process.
  public init(paths: ConfigurationPaths, program: String? = nil) {
    var directories = [paths.themesDirectory]
    if let program = program ?? ThemeLibrary.runningProgram() {
      var directory = ConfigurationPaths.directory(of: program)
      directories.append(ConfigurationPaths.directory(of: directory) + "/share/lever/themes")
      // SwiftPM builds in .build/TRIPLE/CONFIGURATION of the source tree.
      for _ in 0..<4 where directory.count > 1 {
        directory = ConfigurationPaths.directory(of: directory)
        if access(directory + "/Package.swift", F_OK) == 0 {
          directories.append(directory + "/themes")
          break
        }
      }
    }
    self.init(directories: directories)
  }

  /// The theme of a name.
  ///
  /// - Parameter source: what asks for it, for the error when there is none.
  /// - Throws: ``ConfigurationError`` naming the theme's file, line and role, or the nearest name.
  public func theme(
    named name: String, for source: ThemeSource
  ) throws(ConfigurationError) -> Theme {
    guard let file = find(name) else {
      if name == Theme.standard.name { return .standard }
      throw ConfigurationError(
        file: source.place,
        problem: .themeMissing(
          name: source.isFile ? nil : name,
          nearest: SpellingDistance.nearest(to: name, among: names)))
    }
    var known: [String: ThemeFile] = [:]
    return try load(name, from: file, &known)
  }

  /// Every name that can be chosen, in order of the alphabet.
  public var names: [String] {
    var names: Set<String> = [Theme.standard.name]
    for directory in directories { names.formUnion(ThemeLibrary.names(in: directory)) }
    return names.sorted()
  }

  /// Every theme, whole or broken, in order of the alphabet.
  public var entries: [Entry] {
    // Many themes may inherit from the same ones: each file is read once.
    var known: [String: ThemeFile] = [:]
    return names.map { name in
      guard let file = find(name) else {
        return Entry(name: name, file: nil, theme: .success(.standard))
      }
      do throws(ConfigurationError) {
        return Entry(name: name, file: file, theme: .success(try load(name, from: file, &known)))
      } catch {
        return Entry(name: name, file: file, theme: .failure(error))
      }
    }
  }

  /// How many themes one may lean on: more than anybody needs, and few enough to be read at once.
  static let longestChain = 16

  /// Reads a theme and those it inherits from.
  private func load(
    _ name: String, from file: String, _ known: inout [String: ThemeFile]
  ) throws(ConfigurationError) -> Theme {
    func read(_ name: String, _ path: String) throws(ConfigurationError) -> ThemeFile {
      if let file = known[name] { return file }
      let file = try ThemeFile(path: path, name: name)
      known[name] = file
      return file
    }
    var family = [try read(name, file)]
    while let parent = family.last, let inherited = parent.definition.inherits {
      func mistake(_ reason: ThemeError.Reason) -> ConfigurationError {
        parent.error(
          ThemeError(theme: parent.definition.name, path: ["inherits"], reason: reason))
      }
      guard !family.contains(where: { $0.definition.name == inherited }) else {
        throw mistake(.inheritsItself)
      }
      guard family.count <= ThemeLibrary.longestChain else {
        // Where the chain begins is where the one who chose the theme can mend it.
        throw ConfigurationError(
          file: family[0].path, line: family[0].inheritsLine,
          problem: .themeChainTooLong(maximum: ThemeLibrary.longestChain))
      }
      guard let path = find(inherited) else { throw mistake(.parentMissing(inherited)) }
      family.append(try read(inherited, path))
    }
    do throws(ThemeError) {
      return try family[0].definition.resolve(inheriting: family.dropFirst().map(\.definition))
    } catch {
      let member = family.first { $0.definition.name == error.theme } ?? family[0]
      throw member.error(error)
    }
  }

  /// The file of a theme; nil when there is none.
  private func find(_ name: String) -> String? {
    guard ThemeLibrary.isName(name) else { return nil }
    return directories.lazy.map { "\($0)/\(name).toml" }.first { access($0, F_OK) == 0 }
  }

  /// Whether `text` can be a theme's name: letters, digits, `-`, `_` and `.`, not leading.
  private static func isName(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isPlain && !text.isEmpty && !text.hasPrefix(".")
  }

  private static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let file = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let name = String(file.dropLast(5))
      if file.hasSuffix(".toml"), isName(name) { names.append(name) }
    }
    return names
  }

  private static func runningProgram() -> String? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &text, text.count)
    guard count > 0 else { return nil }
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
