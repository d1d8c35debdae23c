/// A colour in each of the depths that a terminal may have.
public struct ThemeColour: Hashable, Sendable {
  /// Red, green and blue, 0 to 255 each; nil for the terminal's own default colour.
  public var direct: DirectColour?
  /// The index among 256; nil for the terminal's own default colour.
  public var indexed: UInt8?
  /// The index among 16; nil for the terminal's own default colour.
  public var sixteen: UInt8?
  /// What stands for it where there is no colour.
  public var mono: Emphasis

  /// A colour in each depth; the terminal's own where nil.
  public init(
    direct: DirectColour? = nil, indexed: UInt8? = nil, sixteen: UInt8? = nil,
    mono: Emphasis = []
  ) {
    self.direct = direct
    self.indexed = indexed
    self.sixteen = sixteen
    self.mono = mono
  }
}

/// Red, green and blue, 0 to 255 each.
public struct DirectColour: Hashable, Sendable {
  /// Red.
  public var red: UInt8
  /// Green.
  public var green: UInt8
  /// Blue.
  public var blue: UInt8

  /// A colour of the three.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// A colour for every role.
public struct Theme: Hashable, Sendable {
  /// The name by which it is chosen.
  public var name: String
  private var colours: [Role: ThemeColour]

  /// A theme; roles that `colours` leaves out take the terminal's own default.
  public init(name: String, colours: [Role: ThemeColour]) {
    self.name = name
    self.colours = colours
  }

  /// The colour of a role.
  public subscript(role: Role) -> ThemeColour { colours[role] ?? ThemeColour() }
}
