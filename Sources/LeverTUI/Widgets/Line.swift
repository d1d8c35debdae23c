import TerminalCanvas

/// A run of text in one look.
struct Span: Equatable {
  /// The text.
  var text: String
  /// How it looks.
  var style: Style

  /// A run of text.
  init(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = []) {
    self.text = text
    style = Style(role, emphasis)
  }
}

extension Style {
  /// A look on the plain background.
  init(_ foreground: Role, _ emphasis: Emphasis) {
    self.init(foreground, on: .background, emphasis)
  }
}

/// One line of text in several looks.
struct Line: Equatable {
  /// Its runs, from left to right.
  var spans: [Span]
  /// What stands at the right end.
  var trailing: [Span] = []

  /// A line of runs.
  init(_ spans: [Span], trailing: [Span] = []) {
    self.spans = spans
    self.trailing = trailing
  }

  /// A line of one run.
  init(_ text: String = "", _ role: Role = .text, _ emphasis: Emphasis = []) {
    spans = [Span(text, role, emphasis)]
  }

  /// The columns that its runs take.
  var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }

  /// A text without places to break at, such as an address, broken where the room ends.
  static func chunked(
    _ text: String, columns: Int, indent: Int = 0, hanging: Int, role: Role = .text
  ) -> [Line] {
    var lines: [Line] = []
    var rest = Substring(text)
    repeat {
      let margin = lines.isEmpty ? indent : hanging
      var piece = rest.prefix(max(8, columns - margin))
      while piece.columns > max(8, columns - margin) { piece.removeLast() }
      lines.append(Line(String(repeating: " ", count: margin) + piece, role))
      rest = rest.dropFirst(piece.count)
    } while !rest.isEmpty
    return lines
  }

  /// A text broken into lines, those after the first indented further.
  static func wrapped(
    _ text: String, columns: Int, indent: Int = 0, hanging: Int? = nil, role: Role = .text
  ) -> [Line] {
    let margin = String(repeating: " ", count: indent)
    let further = String(repeating: " ", count: hanging ?? indent)
    let room = max(8, columns - max(indent, hanging ?? indent))
    return text.wrapped(to: room).enumerated().map { index, piece in
      Line((index == 0 ? margin : further) + piece, role)
    }
  }
}
