extension Role {
  /// What stands for the role on a terminal without colour, unless a theme says otherwise.
  public var standardMono: Emphasis {
    switch self {
    case .accent, .title, .warning, .sliderFill, .selectionInactive: .bold
    case .danger: [.bold, .underline]
    case .muted, .unknown, .sliderTrack: .dim
    case .selection: .reverse
    case .text, .border, .positive, .selectionText, .background, .overlay: []
    }
  }
}
