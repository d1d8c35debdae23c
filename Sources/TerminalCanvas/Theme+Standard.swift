extension Theme {
  /// The theme that is there without any file: the same as `themes/default.toml`. It follows the
  /// terminal's own colours, light or dark.
  public static let standard = Theme(
    name: "default",
    colours: {
      var colours: [Role: ThemeColour] = [:]
      for role in Role.allCases { colours[role] = standardColour(of: role) }
      return colours
    }())

  private static func standardColour(of role: Role) -> ThemeColour {
    let mono = role.standardMono
    return switch role {
    case .text, .background, .overlay: ThemeColour(mono: mono)
    case .muted, .border, .sliderTrack: ThemeColour(mono: mono, emphasis: .dim)
    case .title: ThemeColour(mono: mono, emphasis: .bold)
    case .accent, .sliderFill: ThemeColour(.cyan, mono: mono)
    case .positive: ThemeColour(.green, mono: mono)
    case .warning: ThemeColour(.yellow, mono: mono)
    case .danger: ThemeColour(.red, mono: mono, emphasis: .bold)
    case .unknown: ThemeColour(.magenta, mono: mono)
    case .selectionText: ThemeColour(.brightWhite, mono: mono)
    case .selection: ThemeColour(.blue, mono: mono)
    case .selectionInactive: ThemeColour(.brightBlack, mono: mono)
    }
  }
}
