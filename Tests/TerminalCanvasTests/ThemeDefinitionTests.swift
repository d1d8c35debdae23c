import TerminalCanvas
import Testing

@Suite struct ThemeDefinitionTests {
  private var complete: ThemeDefinition {
    ThemeDefinition(
      name: "base", palette: ["ink": "#102030"],
      roles: Dictionary(
        uniqueKeysWithValues: Role.allCases.map {
          ($0.name, ThemeColourDefinition(colour: "ink"))
        }))
  }

  @Test func `every role gets its colour and what stands for it without colour`() throws {
    let theme = try complete.resolve()
    for role in Role.allCases {
      #expect(theme[role].direct == DirectColour(red: 0x10, green: 0x20, blue: 0x30))
      #expect(theme[role].mono == role.standardMono)
    }
  }

  @Test func `a fallback that is given wins over the nearest`() throws {
    var definition = complete
    definition.roles["danger"] = ThemeColourDefinition(
      colour: "#ff0000", indexed: "131", sixteen: "bright-red", mono: "reverse",
      emphasis: "bold")
    #expect(
      try definition.resolve()[.danger]
        == ThemeColour(
          direct: DirectColour(red: 255, green: 0, blue: 0), indexed: 131, sixteen: 9,
          mono: .reverse, emphasis: .bold))
    definition.roles["danger"] = ThemeColourDefinition(
      colour: "#ff0000", indexed: "default", sixteen: "default")
    #expect(try definition.resolve()[.danger].indexed == nil)
    #expect(try definition.resolve()[.danger].sixteen == nil)
  }

  @Test func `a theme inherits roles, and its palette reaches the inherited ones`() throws {
    let child = ThemeDefinition(
      name: "child", inherits: "base", palette: ["ink": "#405060"],
      roles: ["danger": ThemeColourDefinition(colour: "red")])
    let theme = try child.resolve(inheriting: [complete])
    #expect(theme.name == "child")
    #expect(theme[.text].direct == DirectColour(red: 0x40, green: 0x50, blue: 0x60))
    #expect(theme[.danger].sixteen == ColourName.red.index)
  }

  @Test func `a role that nobody gives is named`() {
    var definition = complete
    definition.roles["slider_fill"] = nil
    let error = #expect(throws: ThemeError.self) { try definition.resolve() }
    #expect(error?.role == "slider_fill")
    #expect(error?.reason == .roleMissing)
  }

  @Test(arguments: [
    (
      ThemeColourDefinition(colour: "inc"), ["roles", "text"],
      ThemeError.Reason.unknownColour("inc")
    ),
    (.init(colour: "ink", indexed: "256"), ["roles", "text", "indexed"], .unknownIndex("256")),
    (.init(colour: "ink", sixteen: "rot"), ["roles", "text", "sixteen"], .unknownName("rot")),
    (.init(colour: "ink", mono: "fat"), ["roles", "text", "mono"], .unknownEmphasis("fat")),
    (.init(colour: "ink", emphasis: ""), ["roles", "text", "emphasis"], .unknownEmphasis("")),
  ])
  func `a mistake says where it stands`(
    definition: ThemeColourDefinition, path: [String], reason: ThemeError.Reason
  ) {
    var theme = complete
    theme.roles["text"] = definition
    #expect(throws: ThemeError(theme: "base", path: path, reason: reason)) { try theme.resolve() }
  }

  @Test func `a mistake in a theme that was inherited from names that theme`() {
    var parent = complete
    parent.roles["border"] = ThemeColourDefinition(colour: "nothing")
    let child = ThemeDefinition(name: "child", inherits: "base", roles: [:])
    let error = #expect(throws: ThemeError.self) { try child.resolve(inheriting: [parent]) }
    #expect(error?.theme == "base")
    #expect(error?.role == "border")
  }

  @Test func `unknown roles and broken palettes are found even where nothing uses them`() {
    var definition = complete
    definition.roles["dangr"] = ThemeColourDefinition(colour: "red")
    #expect(throws: ThemeError(theme: "base", path: ["roles", "dangr"], reason: .unknownRole)) {
      try definition.resolve()
    }
    definition = complete
    definition.palette["unused"] = "#12"
    #expect(
      throws: ThemeError(
        theme: "base", path: ["palette", "unused"], reason: .unknownColour("#12"))
    ) { try definition.resolve() }
  }

  @Test func `the built-in theme follows the terminal's own ground and text`() {
    #expect(Theme.standard[.background] == ThemeColour())
    #expect(Theme.standard[.text] == ThemeColour())
    for role in Role.allCases { #expect(Theme.standard[role].direct == nil) }
  }
}
