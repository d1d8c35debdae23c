import TerminalCanvas

/// The last line: what the keys do where the keyboard is, or an answer to the last key.
struct HintsLine {
  /// The answer; nil for none.
  let remark: Remark?
  /// Where the keyboard is.
  let place: KeyContext
  /// Whether a review, where one is open, can be confirmed.
  let isConfirmable: Bool

  /// Draws the line.
  func draw(_ painter: inout PanePainter) {
    let part = painter.context.layout.hints
    let start = Point(column: 1, row: part.top)
    let room = part.columns - 2
    if let remark {
      painter.write(
        Line([Span(remark.text, remark.role, .bold)]), at: start, limit: room)
      return
    }
    var line = Line([])
    for (keys, word) in hints(painter.shapes) {
      let group = [Span(keys, .accent, .bold), Span(" \(word)  ", .muted)]
      guard line.columns + Line(group).columns <= room + 2 else { break }
      line.spans += group
    }
    painter.write(line, at: start, limit: room)
  }

  /// The keys and words of the place, neighbours with the same word together.
  private func hints(_ shapes: Shapes) -> [(keys: String, word: String)] {
    let own = KeyBindings.all.filter { $0.context == place }
    let shared = KeyBindings.all.filter { binding in
      place.inherited.contains(binding.context)
        && !own.contains { $0.keys.contains { binding.keys.contains($0) } }
    }
    var groups: [(keys: String, word: String)] = []
    for binding in own + shared {
      guard let word = binding.hint, isConfirmable || binding.command != .review(.submit) else {
        continue
      }
      let keys = binding.shortKeysText(shapes)
      if let last = groups.last, last.word == word {
        groups[groups.count - 1].keys = "\(last.keys) \(keys)"
      } else {
        groups.append((keys, word))
      }
    }
    return groups
  }
}
