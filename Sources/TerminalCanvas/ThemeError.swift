/// A mistake in a theme.
public struct ThemeError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no such role.
    case unknownRole
    /// Neither the theme nor one that it inherits from gives the role a colour.
    case roleMissing
    /// Neither a colour nor a name of the palette.
    case unknownColour(String)
    /// Not one of the sixteen names, nor `default`.
    case unknownName(String)
    /// Not an index from 0 to 255, nor `default`.
    case unknownIndex(String)
    /// Not made of `bold`, `dim`, `underline`, `reverse`, nor `none`.
    case unknownEmphasis(String)
    /// It inherits from itself, perhaps by way of others.
    case inheritsItself
    /// The theme that it inherits from does not exist.
    case parentMissing(String)
  }

  /// The name of the theme in which the mistake stands: perhaps one that was inherited from.
  public var theme: String
  /// The keys that lead to it in the file: `["roles", "danger", "sixteen"]`.
  public var path: [String]
  /// What is wrong.
  public var reason: Reason

  /// A mistake in a theme.
  public init(theme: String, path: [String], reason: Reason) {
    self.theme = theme
    self.path = path
    self.reason = reason
  }

  /// The name of the role that it is about, as the file spells it; nil when it is about the palette
  /// or about inheriting.
  public var role: String? {
    path.count >= 2 && path[0] == "roles" ? path[1] : nil
  }
}
