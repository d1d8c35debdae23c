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
