import LeverDomain
import TerminalCanvas

/// Rows with aligned columns, for people.
struct TextTable {
  /// One column.
  struct Column {
    /// The heading.
    let title: String
    /// Where the cells stand.
    var alignment = TextAlignment.left
  }

  /// One cell.
  struct Cell: ExpressibleByStringLiteral {
    /// What it says.
    let text: String
    /// What it means, where that has a colour.
    let role: Role

    /// A cell, cleaned of what a terminal could take for a command.
    init(_ text: String, _ role: Role = .text) {
      self.text = SanitizedText(text).text
      self.role = role
    }

    init(stringLiteral value: String) { self.init(value) }

    /// The text, or a sign for what is not known.
    static func known(_ text: String?, _ role: Role = .text) -> Cell {
      text.map { Cell($0, role) } ?? Cell("?", .unknown)
    }
  }

  /// The columns from the left.
  let columns: [Column]
  /// The rows from the top; each has a cell a column.
  var rows: [[Cell]] = []

  /// The table in lines, each ended.
  func text(_ paint: Paint) -> String {
    let widths = columns.indices.map { index in
      rows.reduce(columns[index].title.columns) { max($0, $1[index].text.columns) }
    }
    let heading = columns.map { Cell($0.title, .title) }
    return ([heading] + rows).map { row in
      var line = ""
      var gap = 0
      // Nothing is drawn behind the last cell that says something.
      let end = row.lastIndex { !$0.text.isEmpty }.map { $0 + 1 } ?? 0
      for (index, cell) in row[..<end].enumerated() {
        let room = widths[index] - cell.text.columns
        let before = columns[index].alignment == .right ? room : 0
        line += String(repeating: " ", count: gap + before) + paint(cell.text, cell.role)
        gap = room - before + 2
      }
      return line + "\n"
    }.joined()
  }
}
