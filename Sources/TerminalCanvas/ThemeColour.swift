/// A colour in each of the depths that a terminal may have.
public struct ThemeColour: Hashable, Sendable {
  /// Red, green and blue; nil for the same as ``indexed``, in the terminal's own shade.
  public var direct: DirectColour?
  /// The index among 256; nil for the terminal's own default colour.
  public var indexed: UInt8?
  /// The index among 16; nil for the terminal's own default colour.
  public var sixteen: UInt8?
  /// What stands for it where there is no colour.
  public var mono: Emphasis
  /// What comes with it in every depth.
  public var emphasis: Emphasis

  /// A colour in each depth; the terminal's own where nil.
  public init(
    direct: DirectColour? = nil, indexed: UInt8? = nil, sixteen: UInt8? = nil,
    mono: Emphasis = [], emphasis: Emphasis = []
  ) {
    self.direct = direct
    self.indexed = indexed
    self.sixteen = sixteen
    self.mono = mono
    self.emphasis = emphasis
  }

  /// One of the sixteen, in the terminal's own shade at every depth.
  public init(_ name: ColourName, mono: Emphasis = [], emphasis: Emphasis = []) {
    self.init(indexed: name.index, sixteen: name.index, mono: mono, emphasis: emphasis)
  }

  /// Red, green and blue, and the nearest of 256 and of 16.
  public init(_ direct: DirectColour, mono: Emphasis = [], emphasis: Emphasis = []) {
    self.init(
      direct: direct, indexed: NearestColour.indexed(to: direct),
      sixteen: NearestColour.sixteen(to: direct), mono: mono, emphasis: emphasis)
  }

  /// A colour as a theme file writes it: `#rrggbb`, one of the sixteen names of ``ColourName``,
  /// `default` for the terminal's own colour, or an index from `0` to `255`. What is not said is
  /// the nearest that there is. Nil for anything else.
  public init?(parsing text: String) {
    if text == "default" {
      self.init()
    } else if let name = ColourName(rawValue: text) {
      self.init(name)
    } else if let direct = DirectColour(parsing: text) {
      self.init(direct)
    } else if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let index = UInt8(text)
    {
      self.init(
        indexed: index,
        sixteen: index < 16
          ? index : NearestColour.sixteen(to: NearestColour.direct(of: index)))
    } else {
      return nil
    }
  }
}
