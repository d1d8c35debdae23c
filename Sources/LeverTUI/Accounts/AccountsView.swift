import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The accounts with their state: a pane of their own on a wide screen, a line above the others on
/// a narrow one.
struct AccountsView {
  /// The accounts.
  let accounts: [ScreenAccount]
  /// Which of them is selected.
  let selected: Int
  /// Whether nothing is read that nobody asked for.
  let isResting: Bool
  /// What they are drawn by.
  let context: DrawingContext

  private var shapes: Shapes { context.shapes }
  private var layout: Layout { context.layout }

  private var selectionGround: Role {
    context.focus == .accounts ? .selection : .selectionInactive
  }

  /// Draws the accounts. Returns where each of them is.
  func draw(_ painter: inout PanePainter) -> [Rectangle] {
    painter.title(
      Line(painter.paneTitle("Accounts", isFocused: context.hasKeyboard(.accounts))),
      at: Point(column: 2, row: 0), limit: layout.isWide ? layout.accounts.columns - 2 : 30)
    return layout.isWide ? drawPane(&painter, layout.accounts) : drawLine(&painter)
  }

  // MARK: - Wide

  private struct Block {
    let account: Int
    let rows: Range<Int>
    let lines: [Line]
  }

  private func blocks(_ pane: Rectangle) -> [Block] {
    var row = 0
    let all = accounts.indices.map { index in
      let lines = [nameLine(index)] + stateLines(index, columns: pane.columns)
      defer { row += lines.count + 1 }
      return Block(account: index, rows: row..<(row + lines.count), lines: lines)
    }
    // Scrolled so that the selected account is in sight.
    guard all.indices.contains(selected) else { return all }
    let overflow = all[selected].rows.upperBound - pane.rows
    guard overflow > 0 else { return all }
    return all.map { block in
      Block(
        account: block.account,
        rows: (block.rows.lowerBound - overflow)..<(block.rows.upperBound - overflow),
        lines: block.lines)
    }
  }

  private func drawPane(_ painter: inout PanePainter, _ pane: Rectangle) -> [Rectangle] {
    let blocks = blocks(pane)
    for block in blocks {
      for (offset, line) in block.lines.enumerated() {
        let row = block.rows.lowerBound + offset
        guard row >= 0, row < pane.rows else { continue }
        let ground = block.account == selected && offset == 0 ? selectionGround : nil
        let place = Point(column: pane.left, row: pane.top + row)
        if let ground {
          painter.canvas.fill(
            Rectangle(column: pane.left, row: place.row, columns: pane.columns, rows: 1),
            style: Style(.selectionText, on: ground))
        }
        painter.write(line, at: place, limit: pane.columns, ground: ground)
      }
    }
    return blocks.map { block in
      Rectangle(
        column: pane.left, row: pane.top + block.rows.lowerBound, columns: pane.columns,
        rows: block.rows.count)
    }
  }

  private func nameLine(_ index: Int) -> Line {
    let isSelected = index == selected
    let pointer = isSelected ? "\(shapes.pointer)" : " "
    let role: Role = isSelected ? .selectionText : .text
    return Line([
      Span(pointer, isSelected ? .selectionText : .accent),
      Span(accounts[index].name.text, role, .bold),
    ])
  }

  private func stateLines(_ index: Int, columns: Int) -> [Line] {
    let account = accounts[index]
    var lines: [Line] = []
    switch account.connection {
    case .connecting:
      lines.append(Line([Span(" \(shapes.pending) connecting", .unknown)]))
    case .connected:
      lines.append(Line([Span(" \(shapes.check) connected", .positive)]))
    case .failed(let error):
      lines.append(Line([Span(" \(shapes.crossMark) failed", .danger)]))
      lines += Line.wrapped(
        Wording.error(error), columns: columns, indent: 3, role: .danger
      ).prefix(index == selected ? 6 : 2)
    }
    if account.reading.keyBelongsToSecret == false, index == selected {
      lines += Line.wrapped(Wording.foreignKey, columns: columns, indent: 3, role: .warning)
    }
    if account.isReadOnly {
      lines.append(Line([Span(" \(shapes.bullet) read-only", .warning)]))
    }
    if let clock = clockText(account) { lines += fact(clock.text, clock.role, columns) }
    if let budget = budgetText(account) {
      lines += fact(budget.text, budget.role, columns)
    }
    if let budget = account.shownBudget, budget.isSlow, budget.usedHere > 0 {
      // What lever itself has used of it, and how much of that nobody asked for.
      lines.append(
        Line("   lever \(budget.usedHere), auto \(budget.usedInBackground)", .muted))
    }
    if isResting { lines.append(Line("   resting, no reads", .muted)) }
    if account.budgets.contains(where: { $0.unshared != nil }) {
      lines.append(Line("   limits not shared", .warning))
    }
    return lines
  }

  private func fact(_ text: String, _ role: Role, _ columns: Int) -> [Line] {
    if text.columns + 3 > columns, text.columns < columns { return [Line(" \(text)", role)] }
    return Line.wrapped(text, columns: columns, indent: 3, hanging: 4, role: role)
  }

  /// The clock offset in few words.
  private func clockText(_ account: ScreenAccount) -> (text: String, role: Role)? {
    switch account.reading.clock {
    case .notRead: return nil
    case .failed(let error, _):
      return error.kind == .unavailable ? nil : ("clock offset unknown", .unknown)
    case .read(let clock, _):
      let isFar = account.traits.clockTolerance.map { clock.offset.magnitude > $0 } ?? false
      let sign = clock.offset < .zero ? "" : "+"
      return ("clock offset \(sign)\(Wording.duration(clock.offset))", isFar ? .danger : .muted)
    }
  }

  /// How long the venue's limits keep readings waiting, else what is left of the scarcest.
  private func budgetText(
    _ account: ScreenAccount
  ) -> (text: String, role: Role)? {
    if let wait = account.wait(at: context.now) {
      return ("waits \(Wording.duration(wait))", .warning)
    }
    guard let budget = account.shownBudget else { return nil }
    guard budget.isSlow else {
      return ("rate limit \(budget.limit) per \(Wording.perWindow(budget.window))", .muted)
    }
    return (
      "rate limit \(budget.left)/\(budget.limit)", budget.left == 0 ? .warning : .muted
    )
  }

  // MARK: - Narrow

  private func drawLine(_ painter: inout PanePainter) -> [Rectangle] {
    let places = drawTabs(&painter)
    guard accounts.indices.contains(selected) else { return places }
    let account = accounts[selected]
    var spans: [Span] = []
    switch account.connection {
    case .connecting: spans.append(Span("connecting", .unknown))
    case .connected: spans.append(Span("connected", .positive))
    case .failed(let error): spans.append(Span("failed: \(Wording.error(error))", .danger))
    }
    if account.isReadOnly { spans += [Span("  "), Span("read-only", .warning)] }
    if let clock = clockText(account) { spans += [Span("  "), Span(clock.text, clock.role)] }
    if let budget = budgetText(account) { spans += [Span("  "), Span(budget.text, budget.role)] }
    let line = Line(spans)
    let room = layout.size.columns - 20
    painter.title(
      line, at: Point(column: max(16, layout.size.columns - 3 - line.columns - 2), row: 0),
      limit: min(room, line.columns + 2))
    return places
  }

  private func drawTabs(_ painter: inout PanePainter) -> [Rectangle] {
    let part = layout.accounts
    var left = part.left
    let lines = accounts.indices.map(tab)
    var places = lines.map { line in
      defer { left += line.columns }
      return Rectangle(column: left, row: part.top, columns: line.columns, rows: 1)
    }
    // Scrolled so that the selected account is in sight.
    let shift = places.indices.contains(selected) ? max(0, places[selected].right - part.right) : 0
    for index in places.indices {
      places[index].origin.column -= shift
      let place = places[index].origin
      guard place.column >= part.left, place.column < part.right else { continue }
      painter.write(
        lines[index], at: place, limit: part.right - place.column,
        ground: index == selected ? selectionGround : nil)
    }
    return places
  }

  private func tab(_ index: Int) -> Line {
    let account = accounts[index]
    let isSelected = index == selected
    let (sign, role) = sign(account)
    return Line([
      Span(" ", isSelected ? .selectionText : .text),
      Span("\(sign)", isSelected ? .selectionText : role),
      Span(
        " \(account.name) ", isSelected ? .selectionText : .text, isSelected ? .bold : []),
    ])
  }

  private func sign(_ account: ScreenAccount) -> (Unicode.Scalar, Role) {
    switch account.connection {
    case .connecting: (shapes.pending, .unknown)
    case .connected: (shapes.check, .positive)
    case .failed: (shapes.crossMark, .danger)
    }
  }
}

extension Duration {
  /// Its distance from zero.
  fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
