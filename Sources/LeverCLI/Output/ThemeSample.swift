import TerminalCanvas

/// A line that shows what a theme looks like.
struct ThemeSample {
  /// How many colours a line may use.
  enum Depth: Hashable {
    case sixteen, indexed, direct

    /// What the environment says of the terminal.
    init(_ variables: [String: String]) {
      let terminal = variables["TERM"] ?? ""
      let depth = variables["COLORTERM"] ?? ""
      if depth == "truecolor" || depth == "24bit" || terminal.hasSuffix("-direct") {
        self = .direct
      } else {
        self = terminal.contains("256color") ? .indexed : .sixteen
      }
    }
  }

  /// How many colours.
  let depth: Depth
  /// What the slider is drawn with.
  let shapes: Shapes

  private var pieces: [(text: String, role: Role, ground: Role)] {
    [
      (" text ", .text, .background), ("muted ", .muted, .background),
      (" selected ", .selectionText, .selection), (" applied ", .positive, .background),
      ("warning ", .warning, .background), ("refused ", .danger, .background),
      ("unknown ", .unknown, .background),
      (String(repeating: String(shapes.sliderFill), count: 5), .sliderFill, .background),
      (String(shapes.sliderKnob), .accent, .background),
      (String(repeating: String(shapes.sliderTrack), count: 4) + " ", .sliderTrack, .background),
    ]
  }

  /// The line without colour.
  var plainLine: String { pieces.map(\.text).joined() }

  /// The line in a theme's colours.
  func line(in theme: Theme) -> String {
    pieces.map { piece in
      let codes = [code(theme[piece.role], ground: false), code(theme[piece.ground], ground: true)]
        .compactMap { $0 }
      guard !codes.isEmpty else { return piece.text }
      return "\u{1B}[\(codes.joined(separator: ";"))m\(piece.text)\u{1B}[0m"
    }.joined()
  }

  /// The terminal's code for a colour; nil for its own.
  private func code(_ colour: ThemeColour, ground: Bool) -> String? {
    let extended = ground ? "48" : "38"
    switch depth {
    case .direct:
      return colour.direct.map { "\(extended);2;\($0.red);\($0.green);\($0.blue)" }
    case .indexed:
      return colour.indexed.map { "\(extended);5;\($0)" }
    case .sixteen:
      return colour.sixteen.map { index in
        let base = (index < 8 ? 30 : 82) + (ground ? 10 : 0)
        return String(base + Int(index))
      }
    }
  }
}
