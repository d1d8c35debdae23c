import TerminalCanvas

/// The last line: what the keys do where the keyboard is, or an answer to the last key.
enum HintsLine {
  /// Draws the line.
  static func draw(_ painter: inout Painter, in layout: Layout) {
    let model = painter.model
    let place = Point(column: 1, row: layout.hints.top)
    let room = layout.hints.columns - 2
    var line = Line([])
    if let remark = model.remark {
      line.spans = [Span(remark.text, remark.role, .bold)]
      painter.write(line, at: place, limit: room)
      return
    }
    var isConfirmable = true
    if case .review(let review) = model.dialog { isConfirmable = review.isPossible }
    let groups = hints(
      for: model.keyContext, shapes: model.shapes, isConfirmable: isConfirmable)
    for (keys, word) in groups {
      let group = [Span(keys, .accent, .bold), Span(" \(word)  ", .muted)]
      guard line.columns + Line(group).columns <= room + 2 else { break }
      line.spans += group
    }
    painter.write(line, at: place, limit: room)
  }

  /// The keys and words of a place, neighbours with the same word together.
  private static func hints(
    for context: KeyContext, shapes: Shapes, isConfirmable: Bool
  ) -> [(keys: String, word: String)] {
    let bindings = KeyBindings.all.filter {
      $0.context == context || ($0.context == .anywhere && context.inheritsAnywhere)
    }
    let own = bindings.filter { $0.context == context }
    let shared = bindings.filter { binding in
      binding.context != context
        && !own.contains { $0.keys.contains { binding.keys.contains($0) } }
    }
    var groups: [(keys: String, word: String)] = []
    for binding in own + shared {
      guard let word = binding.hint, binding.intent != .confirm || isConfirmable else { continue }
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
