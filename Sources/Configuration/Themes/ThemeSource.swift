/// What asks for a theme.
public enum ThemeSource: Hashable, Sendable {
  /// A configuration, at this path. What it says is not shown in errors.
  case file(String)
  /// An option or a variable of this name.
  case option(String)

  /// How an error names it.
  var place: String {
    switch self {
    case .file(let name), .option(let name): name
    }
  }

  var isFile: Bool { if case .file = self { true } else { false } }
}
