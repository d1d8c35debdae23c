import Foundation
import TerminalCanvas
import Testing

@testable import Configuration

struct ThemeLibraryTests {
  let folder: TestFolder
  /// The project's own themes.
  let themes =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/themes"

  init() throws {
    folder = try TestFolder()
  }

  var library: ThemeLibrary { ThemeLibrary(directories: [folder.path, themes]) }

  /// What is wrong with the theme `mine`, without the path of the test's folder.
  func problem(_ text: String) throws -> String? {
    try folder.write("mine.toml", text)
    do {
      _ = try library.theme(named: "mine", for: .file("config.toml"))
      return nil
    } catch {
      return error.description.replacing(folder.path + "/", with: "")
    }
  }

  @Test func `every theme of the project is whole`() throws {
    let entries = ThemeLibrary(directories: [themes]).entries
    #expect(entries.count >= 9)
    for entry in entries {
      #expect(throws: Never.self) { try entry.theme.get() }
      #expect(entry.file == "\(themes)/\(entry.name).toml")
    }
  }

  @Test func `the file of the default theme says what is built in`() throws {
    let theme = try ThemeLibrary(directories: [themes]).theme(
      named: "default", for: .file("config.toml"))
    for role in Role.allCases { #expect(theme[role] == Theme.standard[role], "\(role)") }
  }

  @Test func `without any file there is the default theme`() throws {
    let library = ThemeLibrary(directories: [folder.path])
    #expect(library.names == ["default"])
    #expect(try library.theme(named: "default", for: .file("config.toml")) == .standard)
    #expect(library.entries.map(\.file) == [nil])
  }

  @Test func `a person's theme hides one of the same name, and may inherit`() throws {
    try folder.write("nord.toml", "inherits = \"dark\"\n[palette]\nblue = \"#010203\"\n")
    let theme = try library.theme(named: "nord", for: .file("config.toml"))
    #expect(theme[.accent].direct == DirectColour(parsing: "#010203"))
    let dark = try library.theme(named: "dark", for: .file("config.toml"))
    #expect(theme[.danger] == dark[.danger])
  }

  @Test(
    arguments: [
      (
        "inherits = \"dark\"\n[roles]\ndagner = \"red\"",
        "mine.toml, line 3: `dagner` is not a role; did you mean `danger`?"
      ),
      (
        "inherits = \"dark\"\n[roles]\ndanger = \"redd\"",
        "mine.toml, line 3: `roles.danger`: `redd` is neither a colour (#rrggbb, a colour's name, "
          + "0 to 255, default) nor a name of the palette"
      ),
      (
        "inherits = \"dark\"\n\n[roles.danger]\ncolour = \"red\"\nsixteen = \"9\"",
        "mine.toml, line 5: `roles.danger.sixteen`: `9` is neither one of the sixteen colours nor "
          + "default"
      ),
      (
        "inherits = \"dark\"\n[roles]\ndanger = { indexed = \"9\" }",
        "mine.toml, line 3: `colour` is missing; expected a colour or a name of the "
          + "palette"
      ),
      (
        "inherits = \"dark\"\n[roles]\ndanger = 9",
        "mine.toml, line 3: `danger`: expected a colour, or a table with `colour`, found an "
          + "integer"
      ),
      (
        "inherits = \"dark\"\n[palette]\nred = \"#12\"",
        "mine.toml, line 3: `palette.red`: `#12` is neither a colour (#rrggbb, a colour's name, "
          + "0 to 255, default) nor a name of the palette"
      ),
      (
        "[roles]\ntext = \"red\"",
        "mine.toml, line 1: the role `muted` has no colour, here or in a theme it inherits from"
      ),
      (
        "inherits = \"drak\"",
        "mine.toml, line 1: the theme inherits from `drak`, which was not found"
      ),
      ("\ninherits = \"mine\"", "mine.toml, line 2: the theme inherits from itself"),
      (
        "name = \"other\"",
        "mine.toml, line 1: the theme calls itself `other`, but its file must have the same name"
      ),
      ("nonsense", nil),
    ] as [(String, String?)])
  func `a broken theme names its file, line and role`(text: String, description: String?) throws {
    let problem = try problem(text)
    if let description {
      #expect(problem == description)
    } else {
      #expect(problem?.hasPrefix("mine.toml, line 1, column ") == true)
    }
  }

  @Test func `themes that inherit from each other are refused`() throws {
    try folder.write("yours.toml", "inherits = \"mine\"")
    #expect(
      try problem("inherits = \"yours\"")
        == "yours.toml, line 1: the theme inherits from itself")
    #expect(
      library.entries.filter { (try? $0.theme.get()) == nil }.map(\.name) == ["mine", "yours"])
  }

  @Test func `a chain of themes is followed so far and no further`() throws {
    let longest = ThemeLibrary.longestChain
    for number in 1...500 {
      let next = number == 1 ? "dark" : "t\(number - 1)"
      try folder.write("t\(number).toml", "# \(number)\ninherits = \"\(next)\"")
    }
    // `dark` is the last of them.
    _ = try library.theme(named: "t\(longest)", for: .option("--theme"))
    for name in ["t\(longest + 1)", "t500"] {
      let error = #expect(throws: ConfigurationError.self) {
        try library.theme(named: name, for: .option("--theme"))
      }
      #expect(
        error?.description
          == "\(folder.path)/\(name).toml, line 2: the theme inherits by way of more than "
          + "\(longest) themes")
    }
    // Each file is read once, so that the whole list takes seconds at most.
    let start = ContinuousClock.now
    let entries = library.entries
    #expect(ContinuousClock.now - start < .seconds(20))
    let broken = entries.count { (try? $0.theme.get()) == nil }
    #expect(broken == 500 - longest)
  }

  @Test func `a mistake in an inherited theme is named there`() throws {
    try folder.write("base.toml", "inherits = \"dark\"\n[roles]\ntext = \"bleu\"")
    #expect(
      try problem("inherits = \"base\"")?.hasPrefix("base.toml, line 3: `roles.text`: `bleu`")
        == true)
  }

  @Test(arguments: [
    ("nrod", "config.toml: there is no theme of the name in `theme`; did you mean `nord`?"),
    ("../secret", "config.toml: there is no theme of the name in `theme`"),
    ("", "config.toml: there is no theme of the name in `theme`"),
  ])
  func `a name without a theme is refused`(name: String, description: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try library.theme(named: name, for: .file("config.toml"))
    }
    #expect(error?.description == description)
  }

  @Test func `themes are looked for at home, beside the program and in the source tree`() throws {
    try folder.write("source/Package.swift", "")
    let library = ThemeLibrary(
      paths: folder.paths, program: folder.path + "/source/.build/triple/release/lever")
    #expect(
      library.directories == [
        folder.path + "/.config/lever/themes",
        folder.path + "/source/.build/triple/share/lever/themes",
        folder.path + "/source/themes",
      ])
    #expect(
      ThemeLibrary(paths: folder.paths, program: "/usr/bin/lever").directories == [
        folder.path + "/.config/lever/themes", "/usr/share/lever/themes",
      ])
  }
}
