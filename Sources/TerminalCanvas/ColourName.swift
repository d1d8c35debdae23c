/// The sixteen colours that every colour terminal has, in the user's own shades.
public enum ColourName: String, CaseIterable, Sendable, Hashable {
  /// 0.
  case black
  /// 1.
  case red
  /// 2.
  case green
  /// 3.
  case yellow
  /// 4.
  case blue
  /// 5.
  case magenta
  /// 6.
  case cyan
  /// 7: light grey in most palettes.
  case white
  /// 8: dark grey in most palettes.
  case brightBlack = "bright-black"
  /// 9.
  case brightRed = "bright-red"
  /// 10.
  case brightGreen = "bright-green"
  /// 11.
  case brightYellow = "bright-yellow"
  /// 12.
  case brightBlue = "bright-blue"
  /// 13.
  case brightMagenta = "bright-magenta"
  /// 14.
  case brightCyan = "bright-cyan"
  /// 15.
  case brightWhite = "bright-white"

  /// The place among the sixteen.
  public var index: UInt8 {
    UInt8(Self.allCases.firstIndex(of: self) ?? 0)
  }
}
