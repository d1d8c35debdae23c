import Foundation
import TOMLDocument
import TerminalCanvas
import Testing

/// The themes that come with the program. How a person's own file is read is tested where it is
/// read; this is about these files' colours.
@Suite struct ThemeFileTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "themes")

  private static let names = [
    "colour-blind", "dark", "default", "gruvbox", "high-contrast", "light", "mono", "nord",
    "solarized",
  ]

  private static func definition(_ name: String) throws -> ThemeDefinition {
    let text = try String(
      contentsOf: folder.appending(path: name + ".toml"), encoding: .utf8)
    let root = try TOMLDocument(text, file: name + ".toml").root
    try root.checkKeys(["name", "inherits", "palette", "roles"])
    var palette: [String: String] = [:]
    if let table = try root.optionalTable("palette") {
      for key in table.keys { palette[key] = try table.string(key) }
    }
    var roles: [String: ThemeColourDefinition] = [:]
    // A theme that changes the palette alone has no roles of its own.
    let table = try root.optionalTable("roles") ?? TOMLDocument("", file: name).root
    for key in table.keys {
      if case .string(let colour) = table[key]?.content {
        roles[key] = ThemeColourDefinition(colour: colour)
      } else if let role = try table.optionalTable(key) {
        try role.checkKeys(ThemeColourDefinition.keys)
        roles[key] = ThemeColourDefinition(
          colour: try role.string("colour"), indexed: try role.optionalString("indexed"),
          sixteen: try role.optionalString("sixteen"), mono: try role.optionalString("mono"),
          emphasis: try role.optionalString("emphasis"))
      }
    }
    return ThemeDefinition(
      name: try root.string("name"), inherits: try root.optionalString("inherits"),
      palette: palette, roles: roles)
  }

  private static func theme(_ name: String) throws -> Theme {
    let definition = try definition(name)
    #expect(definition.name == name)
    var ancestors: [ThemeDefinition] = []
    while let parent = (ancestors.last ?? definition).inherits, ancestors.count < 9 {
      ancestors.append(try Self.definition(parent))
    }
    return try definition.resolve(inheriting: ancestors)
  }

  @Test func `every file of the folder is known here`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.sorted() == Self.names.map { $0 + ".toml" })
  }

  @Test(arguments: names)
  func `every role of every theme has a colour`(name: String) throws {
    #expect(try Self.theme(name).name == name)
  }

  @Test func `the built-in theme is the default file`() throws {
    #expect(try Self.theme("default") == Theme.standard)
  }

  @Test(arguments: names)
  func `no text disappears on its ground, at any depth`(name: String) throws {
    let theme = try Self.theme(name)
    let texts = Role.allCases.filter { !$0.isBackground && $0 != .border && $0 != .sliderTrack }
    for ground in [Role.background, .selection, .selectionInactive, .overlay] {
      for text in texts {
        if let front = theme[text].direct, let back = theme[ground].direct {
          #expect(contrast(front, back) >= 3, "\(text) on \(ground)")
        }
        if let front = theme[text].indexed, let back = theme[ground].indexed {
          #expect(front != back, "\(text) on \(ground)")
        }
      }
      let back = theme[ground].sixteen
      for text in [Role.text, .danger, .warning, .positive, .selectionText] {
        #expect(back == nil || theme[text].sixteen != back, "\(text) on \(ground)")
      }
    }
  }

  /// How far two colours are apart in lightness, from 1 to 21, as the web's accessibility guidelines
  /// (WCAG 2.1, relative luminance) define it.
  private func contrast(_ first: DirectColour, _ second: DirectColour) -> Double {
    func lightness(_ colour: DirectColour) -> Double {
      let parts = [colour.red, colour.green, colour.blue].map { part in
        let share = Double(part) / 255
        return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (low, high) = (
      min(lightness(first), lightness(second)), max(lightness(first), lightness(second))
    )
    return (high + 0.05) / (low + 0.05)
  }
}
