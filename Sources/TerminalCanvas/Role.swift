/// What a piece of the screen means. Screens name roles, themes give them colours.
///
/// A small number rather than its name: every cell is compared and looked up by its roles.
public enum Role: UInt8, CaseIterable, Sendable, Hashable {
  // Foregrounds.
  /// Ordinary text.
  case text
  /// Less important text, and readings that have grown old.
  case muted
  /// What the eye should find first: the focused pane, key names.
  case accent
  /// Headings of panes.
  case title
  /// Lines and frames.
  case border
  /// Good: applied, met.
  case positive
  /// Worth attention: advisory, not confirmed.
  case warning
  /// Bad or blocking: refused, blocking, an outcome that is not known.
  case danger
  /// Not known, not read yet.
  case unknown
  /// The filled part of the slider.
  case sliderFill
  /// The empty part of the slider.
  case sliderTrack
  /// Text on a selection.
  case selectionText

  // Backgrounds.
  /// The screen behind everything.
  case background
  /// The selected row of the pane that has the keyboard.
  case selection
  /// The selected row of a pane that has not.
  case selectionInactive
  /// Dialogs.
  case overlay

  /// Its name in theme files.
  public var name: String {
    switch self {
    case .text: "text"
    case .muted: "muted"
    case .accent: "accent"
    case .title: "title"
    case .border: "border"
    case .positive: "positive"
    case .warning: "warning"
    case .danger: "danger"
    case .unknown: "unknown"
    case .sliderFill: "slider_fill"
    case .sliderTrack: "slider_track"
    case .selectionText: "selection_text"
    case .background: "background"
    case .selection: "selection"
    case .selectionInactive: "selection_inactive"
    case .overlay: "overlay"
    }
  }

  /// The role of a name.
  public init?(name: String) {
    guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// Whether the role colours a background rather than a foreground.
  public var isBackground: Bool {
    switch self {
    case .background, .selection, .selectionInactive, .overlay: true
    default: false
    }
  }
}

/// How text stands out beside its colour.
public struct Emphasis: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// From bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier.
  public static let bold = Emphasis(rawValue: 1)
  /// Fainter.
  public static let dim = Emphasis(rawValue: 2)
  /// Underlined.
  public static let underline = Emphasis(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reverse = Emphasis(rawValue: 8)
}

/// The look of a cell, in roles.
public struct Style: Hashable, Sendable {
  /// The role of the text.
  public var foreground: Role
  /// The role of the ground behind it.
  public var background: Role
  /// What it has beside colour.
  public var emphasis: Emphasis

  /// A look; on the plain background and without emphasis unless said otherwise.
  public init(_ foreground: Role, on background: Role = .background, _ emphasis: Emphasis = []) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}
