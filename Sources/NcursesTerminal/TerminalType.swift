/// Which descriptions of a terminal to try, and how each names colours.
struct TerminalType: Equatable {
  /// The entry of terminfo.
  var name: String
  /// How many colours the entry names by index before its numbers mean red, green and blue; nil for
  /// an entry of indexes alone.
  var indexesBeforeDirect: Int?

  /// What to try, in this order.
  ///
  /// A terminal that says by `COLORTERM` that it shows any red, green and blue has an entry of its
  /// own for it, if the system has that entry. `init_color` would do the same by changing the
  /// user's palette, and it would stay changed.
  static func candidates(environment: [String: String], type: String) -> [TerminalType] {
    let plain = TerminalType(name: type, indexesBeforeDirect: nil)
    guard ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? ""),
      !refusesColour(environment)
    else { return [plain] }
    let family = String(type.prefix { $0 != "-" })
    switch family {
    // The screen program forwards no such colours, whatever the terminal around it says.
    case "screen": return [plain]
    // Many terminals call themselves xterm. xterm's own entry writes these colours with colons,
    // which some of them misread; the other is the same but for the semicolons, which all read.
    case "xterm": return ["alacritty-direct", "xterm-direct"].map(direct) + [plain]
    default: return [direct(type.hasSuffix("-direct") ? type : family + "-direct"), plain]
    }
  }

  /// The entries that end so name the first eight colours by index.
  private static func direct(_ name: String) -> TerminalType {
    TerminalType(name: name, indexesBeforeDirect: 8)
  }

  /// Whether the user wants no colour at all (no-color.org).
  static func refusesColour(_ environment: [String: String]) -> Bool {
    !(environment["NO_COLOR"] ?? "").isEmpty
  }
}
