/// What a theme file says of one role, before names are looked up.
public struct ThemeColourDefinition: Hashable, Sendable {
  /// A name of the palette, or a colour as ``ThemeColour/init(parsing:)`` reads it.
  public var colour: String
  /// The index among 256, 0 to 255, as digits, or `default`; nil for the nearest.
  public var indexed: String?
  /// One of the sixteen names, or `default`; nil for the nearest.
  public var sixteen: String?
  /// What stands for it where there is no colour, as ``Emphasis/init(parsing:)`` reads it; nil for
  /// what ``Role/standardMono`` says.
  public var mono: String?
  /// What comes with it in every depth; nil for nothing.
  public var emphasis: String?

  /// What a theme file says of one role: the colour alone, or more.
  public init(
    colour: String, indexed: String? = nil, sixteen: String? = nil, mono: String? = nil,
    emphasis: String? = nil
  ) {
    self.colour = colour
    self.indexed = indexed
    self.sixteen = sixteen
    self.mono = mono
    self.emphasis = emphasis
  }

  /// The keys that a role's table may have, `colour` being the one that it must have.
  public static let keys = ["colour", "indexed", "sixteen", "mono", "emphasis"]
}
