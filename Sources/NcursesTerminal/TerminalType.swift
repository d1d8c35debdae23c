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
  /// person's palette, and it would stay changed.
  static func candidates(environment: [String: String], type: String) -> [TerminalType] {
    let plain = TerminalType(name: type, indexesBeforeDirect: nil)
    guard ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? ""),
      !refusesColour(environment)
    else { return [plain] }
    let family = String(type.prefix { $0 != "-" })
    // The screen program forwards no such colours, whatever the terminal around it says.
    guard family != "screen" else { return [plain] }
    var found: [TerminalType] = []
    if type.contains("direct") {
      found.append(TerminalType(name: type, indexesBeforeDirect: indexes(of: type)))
    }
    for ending in ["direct256", "direct16", "direct"] {
      let name = family + "-" + ending
      found.append(TerminalType(name: name, indexesBeforeDirect: indexes(of: name)))
    }
    return found + [plain]
  }

  /// Whether the person wants no colour at all (no-color.org).
  static func refusesColour(_ environment: [String: String]) -> Bool {
    !(environment["NO_COLOR"] ?? "").isEmpty
  }

  private static func indexes(of name: String) -> Int {
    name.hasSuffix("direct256") ? 256 : name.hasSuffix("direct16") ? 16 : 8
  }
}
