internal import CNcurses
internal import TerminalCanvas

/// How a style looks on this terminal: attributes and a pair of colours, worked out once.
struct StyleTable {
  /// What ncurses draws a cell with.
  struct Look: Equatable {
    var attributes: attr_t
    var pair: Int32

    /// Whether a blank that looks so shows its ground alone.
    var isPlainWhenBlank: Bool { attributes & (ncurses_underline | ncurses_reverse) == 0 }
  }

  private let colours: TerminalAbilities.Colours
  private let named: Int
  private let indexesBeforeDirect: Int?
  private let hasDefaultColours: Bool
  private(set) var theme: Theme
  private var looks: [Style: Look] = [:]
  /// The look that was asked for last: neighbours look alike.
  private var last: (style: Style, look: Look)?

  /// - Parameter named: how many of the sixteen named colours there are, 8 or 16.
  init(
    theme: Theme, colours: TerminalAbilities.Colours, named: Int, indexesBeforeDirect: Int?,
    hasDefaultColours: Bool
  ) {
    self.theme = theme
    self.colours = colours
    self.named = named
    self.indexesBeforeDirect = indexesBeforeDirect
    self.hasDefaultColours = hasDefaultColours
  }

  mutating func use(_ theme: Theme) {
    self.theme = theme
    looks.removeAll(keepingCapacity: true)
    last = nil
    if colours != .none { reset_color_pairs() }
  }

  mutating func look(of style: Style) -> Look {
    if let last, last.style == style { return last.look }
    let look = looks[style] ?? workOut(style)
    looks[style] = look
    last = (style, look)
    return look
  }

  private func workOut(_ style: Style) -> Look {
    let foreground = theme[style.foreground]
    let background = theme[style.background]
    var emphasis = style.emphasis.union(foreground.emphasis).union(background.emphasis)
    var pair: Int32 = 0
    if colours == .none {
      emphasis.formUnion(foreground.mono.union(background.mono))
    } else {
      var front = number(of: foreground)
      let back = number(of: background)
      // Eight colours have bright text by way of bold.
      if colours == .sixteen, named == 8, front >= 8 {
        front -= 8
        emphasis.insert(.bold)
      }
      pair = self.pair(front, colours == .sixteen && named == 8 && back >= 8 ? back - 8 : back)
    }
    return Look(attributes: Self.attributes(emphasis), pair: pair)
  }

  /// The number that ncurses knows a colour by; -1 for the terminal's own.
  private func number(of colour: ThemeColour) -> Int32 {
    switch colours {
    case .none: return -1
    case .sixteen: return colour.sixteen.map(Int32.init) ?? -1
    case .indexed: return colour.indexed.map(Int32.init) ?? -1
    case .direct:
      if let direct = colour.direct { return number(of: direct) }
      guard let index = colour.indexed else { return -1 }
      if let limit = indexesBeforeDirect, index >= limit {
        return number(of: NearestColour.direct(of: index))
      }
      return Int32(index)
    }
  }

  /// Red, green and blue as one number. The smallest numbers mean indexes; a blue so dark that it
  /// would be one of them gets the least bit of green, which nobody can see.
  private func number(of direct: DirectColour) -> Int32 {
    let value = Int32(direct.red) << 16 | Int32(direct.green) << 8 | Int32(direct.blue)
    return value < 256 ? value | 0x100 : value
  }

  private func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    if hasDefaultColours {
      if foreground == -1, background == -1 { return 0 }
      return max(0, alloc_pair(foreground, background))
    }
    // Such terminals are white on black.
    return max(0, alloc_pair(foreground == -1 ? 7 : foreground, background == -1 ? 0 : background))
  }

  private static func attributes(_ emphasis: Emphasis) -> attr_t {
    var attributes: attr_t = 0
    if emphasis.contains(.bold) { attributes |= ncurses_bold }
    if emphasis.contains(.dim) { attributes |= ncurses_dim }
    if emphasis.contains(.underline) { attributes |= ncurses_underline }
    if emphasis.contains(.reverse) { attributes |= ncurses_reverse }
    return attributes
  }
}
