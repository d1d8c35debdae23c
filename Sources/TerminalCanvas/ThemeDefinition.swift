/// A theme as its file says it: names not looked up, and perhaps leaning on another theme.
public struct ThemeDefinition: Hashable, Sendable {
  /// The name by which it is chosen.
  public var name: String
  /// The name of the theme that gives what this one leaves out.
  public var inherits: String?
  /// Names for colours, each as ``ThemeColour/init(parsing:)`` reads it.
  public var palette: [String: String]
  /// What each role looks like, by the raw value of ``Role``.
  public var roles: [String: ThemeColourDefinition]

  /// A theme as its file says it.
  public init(
    name: String, inherits: String? = nil, palette: [String: String] = [:],
    roles: [String: ThemeColourDefinition]
  ) {
    self.name = name
    self.inherits = inherits
    self.palette = palette
    self.roles = roles
  }

  /// The theme, with a colour for every role.
  ///
  /// - Parameter ancestors: the theme that it inherits from first, then the one that that one
  ///   inherits from, and so on. A name of the palette is looked up in this theme first, then in
  ///   the ancestors, also for roles that an ancestor defines: a theme may inherit and change the
  ///   palette alone.
  /// - Throws: ``ThemeError`` for the first mistake, in the order of the roles.
  public func resolve(inheriting ancestors: [ThemeDefinition] = []) throws(ThemeError) -> Theme {
    let family = [self] + ancestors
    for member in family { try member.check() }
    var colours: [Role: ThemeColour] = [:]
    for role in Role.allCases {
      guard let member = family.first(where: { $0.roles[role.name] != nil }),
        let definition = member.roles[role.name]
      else {
        throw ThemeError(theme: name, path: ["roles", role.name], reason: .roleMissing)
      }
      colours[role] = try member.colour(of: role, definition, palettes: family.map(\.palette))
    }
    return Theme(name: name, colours: colours)
  }

  /// Finds what is wrong whether it is used or not.
  private func check() throws(ThemeError) {
    for key in roles.keys.sorted() where Role(name: key) == nil {
      throw ThemeError(theme: name, path: ["roles", key], reason: .unknownRole)
    }
    for (key, value) in palette.sorted(by: { $0.key < $1.key })
    where ThemeColour(parsing: value) == nil {
      throw ThemeError(theme: name, path: ["palette", key], reason: .unknownColour(value))
    }
  }

  private func colour(
    of role: Role, _ definition: ThemeColourDefinition, palettes: [[String: String]]
  ) throws(ThemeError) -> ThemeColour {
    func mistake(_ key: String?, _ reason: ThemeError.Reason) -> ThemeError {
      ThemeError(
        theme: name, path: ["roles", role.name] + (key.map { [$0] } ?? []), reason: reason)
    }
    let text = palettes.lazy.compactMap { $0[definition.colour] }.first ?? definition.colour
    guard var colour = ThemeColour(parsing: text) else {
      throw mistake(nil, .unknownColour(definition.colour))
    }
    if let indexed = definition.indexed {
      if indexed == "default" {
        colour.indexed = nil
      } else if let index = UInt8(indexed) {
        colour.indexed = index
      } else {
        throw mistake("indexed", .unknownIndex(indexed))
      }
    }
    if let sixteen = definition.sixteen {
      if sixteen == "default" {
        colour.sixteen = nil
      } else if let name = ColourName(rawValue: sixteen) {
        colour.sixteen = name.index
      } else {
        throw mistake("sixteen", .unknownName(sixteen))
      }
    }
    colour.mono = role.standardMono
    if let mono = definition.mono {
      guard let emphasis = Emphasis(parsing: mono) else {
        throw mistake("mono", .unknownEmphasis(mono))
      }
      colour.mono = emphasis
    }
    if let text = definition.emphasis {
      guard let emphasis = Emphasis(parsing: text) else {
        throw mistake("emphasis", .unknownEmphasis(text))
      }
      colour.emphasis = emphasis
    }
    return colour
  }
}
