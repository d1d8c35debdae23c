import FoundationEssentials
import Glibc

/// Where the files of a person are, by the XDG Base Directory Specification.
public struct ConfigurationPaths: Hashable, Sendable {
  /// The user's home directory.
  public let home: String
  /// `$XDG_CONFIG_HOME/lever`, else `~/.config/lever`.
  public let configurationDirectory: String
  /// `$XDG_STATE_HOME/lever`, else `~/.local/state/lever`.
  public let stateDirectory: String
  /// `$XDG_CACHE_HOME/lever`, else `~/.cache/lever`.
  public let cacheDirectory: String

  /// The places that `environment` names. A variable that holds no absolute path counts as not set,
  /// as the specification says; without `HOME` the system's list of users is asked.
  public init(environment: [String: String]) {
    func absolute(_ variable: String) -> String? {
      environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    home = absolute("HOME") ?? ConfigurationPaths.homeFromSystem() ?? "/"
    let base = home == "/" ? "" : home
    configurationDirectory = (absolute("XDG_CONFIG_HOME") ?? base + "/.config") + "/lever"
    stateDirectory = (absolute("XDG_STATE_HOME") ?? base + "/.local/state") + "/lever"
    cacheDirectory = (absolute("XDG_CACHE_HOME") ?? base + "/.cache") + "/lever"
  }

  /// `config.toml` of the user.
  public var configurationFile: String { configurationDirectory + "/config.toml" }

  /// The user's own themes.
  public var themesDirectory: String { configurationDirectory + "/themes" }

  /// `path` with a leading `~/` spelled out; one that is not absolute begins at `directory`.
  public func expand(_ path: String, from directory: String) -> String {
    if path == "~" { return home }
    if path.hasPrefix("~/") { return (home == "/" ? "" : home) + path.dropFirst() }
    return path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path
  }

  /// The directory in which the file at `path` stands: empty for the current one.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func homeFromSystem() -> String? {
    guard let entry = getpwuid(getuid()), let directory = entry.pointee.pw_dir else { return nil }
    return String(cString: directory)
  }
}
