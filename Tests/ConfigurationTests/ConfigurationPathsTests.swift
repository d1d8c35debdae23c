import Testing

@testable import Configuration

struct ConfigurationPathsTests {
  @Test func `the usual places are in the home directory`() {
    let paths = ConfigurationPaths(environment: ["HOME": "/home/a"])
    #expect(paths.configurationFile == "/home/a/.config/lever/config.toml")
    #expect(paths.themesDirectory == "/home/a/.config/lever/themes")
    #expect(paths.stateDirectory == "/home/a/.local/state/lever")
    #expect(paths.cacheDirectory == "/home/a/.cache/lever")
  }

  @Test func `variables move them, unless they hold no absolute path`() {
    let paths = ConfigurationPaths(environment: [
      "HOME": "/home/a", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "s", "XDG_CACHE_HOME": "",
    ])
    #expect(paths.configurationDirectory == "/c/lever")
    #expect(paths.stateDirectory == "/home/a/.local/state/lever")
    #expect(paths.cacheDirectory == "/home/a/.cache/lever")
  }

  @Test func `without a home directory the system is asked`() {
    #expect(ConfigurationPaths(environment: [:]).home.hasPrefix("/"))
  }

  @Test(arguments: [
    ("~/x", "/home/a/x"), ("~", "/home/a"), ("/x", "/x"), ("x/y", "/etc/x/y"),
    ("~b/x", "/etc/~b/x"),
  ])
  func `paths are spelled out`(path: String, expanded: String) {
    let paths = ConfigurationPaths(environment: ["HOME": "/home/a"])
    #expect(paths.expand(path, from: "/etc") == expanded)
  }

  @Test(arguments: [("/a/b.toml", "/a"), ("/b", "/"), ("b", ""), ("a/b", "a")])
  func `the directory of a file`(path: String, directory: String) {
    #expect(ConfigurationPaths.directory(of: path) == directory)
  }
}
