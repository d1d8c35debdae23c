import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The accounts with their state: a pane of their own on a wide screen, a line above the others on
/// a narrow one.
enum AccountsPane {
  /// Draws the accounts.
  static func draw(_ painter: inout Painter, in layout: Layout) {
    let isFocused = painter.model.focus == .accounts && painter.model.dialog == nil
    painter.title(
      Line(painter.paneTitle("Accounts", isFocused: isFocused)),
      at: Point(column: 2, row: 0), limit: layout.isWide ? layout.accounts.columns - 2 : 30)
    if layout.isWide { drawPane(&painter, layout.accounts) } else { drawLine(&painter, layout) }
  }

  /// The account at a place; nil for none.
  static func account(at place: Point, model: Model) -> Int? {
    let layout = model.layout
    if layout.isWide {
      return blocks(model, columns: layout.accounts.columns).first {
        $0.rows.contains(place.row - layout.accounts.top)
      }?.account
    }
    return tabs(model).first { $0.columns.contains(place.column) }?.account
  }

  // MARK: - Wide

  private struct Block {
    let account: Int
    let rows: Range<Int>
    let lines: [Line]
  }

  private static func blocks(_ model: Model, columns: Int) -> [Block] {
    var row = 0
    let all = model.accounts.indices.map { index in
      let lines = [nameLine(model, index)] + stateLines(model, index, columns: columns)
      defer { row += lines.count + 1 }
      return Block(account: index, rows: row..<(row + lines.count), lines: lines)
    }
    // Scrolled so that the selected account is in sight.
    guard all.indices.contains(model.selectedAccount) else { return all }
    let overflow = all[model.selectedAccount].rows.upperBound - model.layout.accounts.rows
    guard overflow > 0 else { return all }
    return all.map { block in
      Block(
        account: block.account,
        rows: (block.rows.lowerBound - overflow)..<(block.rows.upperBound - overflow),
        lines: block.lines)
    }
  }

  private static func drawPane(_ painter: inout Painter, _ pane: Rectangle) {
    let model = painter.model
    for block in blocks(model, columns: pane.columns) {
      for (offset, line) in block.lines.enumerated() {
        let row = block.rows.lowerBound + offset
        guard row >= 0, row < pane.rows else { continue }
        let isSelected = block.account == model.selectedAccount && offset == 0
        let ground: Role? =
          isSelected ? (model.focus == .accounts ? .selection : .selectionInactive) : nil
        let place = Point(column: pane.left, row: pane.top + row)
        if let ground {
          painter.canvas.fill(
            Rectangle(column: pane.left, row: place.row, columns: pane.columns, rows: 1),
            style: Style(.selectionText, on: ground))
        }
        painter.write(line, at: place, limit: pane.columns, ground: ground)
      }
    }
  }

  private static func nameLine(_ model: Model, _ index: Int) -> Line {
    let isSelected = index == model.selectedAccount
    let pointer = isSelected ? "\(model.shapes.pointer)" : " "
    let role: Role = isSelected ? .selectionText : .text
    return Line([
      Span(pointer, isSelected ? .selectionText : .accent),
      Span(model.accounts[index].account.name.text, role, .bold),
    ])
  }

  private static func stateLines(_ model: Model, _ index: Int, columns: Int) -> [Line] {
    let account = model.accounts[index]
    var lines: [Line] = []
    switch account.connection {
    case .connecting:
      lines.append(Line([Span(" \(model.shapes.pending) connecting", .unknown)]))
    case .connected:
      lines.append(Line([Span(" \(model.shapes.check) connected", .positive)]))
    case .failed(let error):
      lines.append(Line([Span(" \(model.shapes.crossMark) failed", .danger)]))
      lines += Line.wrapped(
        Wording.error(error), columns: columns, indent: 3, role: .danger
      ).prefix(index == model.selectedAccount ? 6 : 2)
    }
    if account.reading.keyBelongsToSecret == false, index == model.selectedAccount {
      lines += Line.wrapped(Wording.foreignKey, columns: columns, indent: 3, role: .warning)
    }
    if account.account.isReadOnly {
      lines.append(Line([Span(" \(model.shapes.bullet) read-only", .warning)]))
    }
    if let clock = clockText(account) { lines.append(Line("   " + clock.text, clock.role)) }
    if let budget = budgetText(account, at: model.now) {
      lines.append(Line("   " + budget.text, budget.role))
    }
    if let budget = account.shownBudget, budget.isSlow, budget.usedHere > 0 {
      // What lever itself has used of it, and how much of that nobody asked for.
      lines.append(
        Line("   lever \(budget.usedHere), auto \(budget.usedInBackground)", .muted))
    }
    if model.isResting { lines.append(Line("   resting, no reads", .muted)) }
    if account.budgets.contains(where: { $0.unshared != nil }) {
      lines.append(Line("   limits not shared", .warning))
    }
    return lines
  }

  /// The clock offset in few words.
  private static func clockText(_ account: AccountState) -> (text: String, role: Role)? {
    switch account.reading.clock {
    case .notRead: return nil
    case .failed(let error, _):
      return error.kind == .unavailable ? nil : ("clock not known", .unknown)
    case .read(let clock, _):
      let isFar = account.account.traits.clockTolerance.map { clock.offset.magnitude > $0 } ?? false
      let sign = clock.offset < .zero ? "" : "+"
      return ("clock \(sign)\(Wording.duration(clock.offset))", isFar ? .danger : .muted)
    }
  }

  /// How long the venue's limits keep readings waiting, else what is left of the scarcest.
  private static func budgetText(
    _ account: AccountState, at now: Date
  ) -> (text: String, role: Role)? {
    if let wait = account.wait(at: now) { return ("waits \(Wording.duration(wait))", .warning) }
    guard let budget = account.shownBudget else { return nil }
    guard budget.isSlow else {
      return ("budget \(budget.limit) in \(Wording.duration(budget.window))", .muted)
    }
    return (
      "budget \(budget.left)/\(budget.limit)", budget.left == 0 ? .warning : .muted
    )
  }

  // MARK: - Narrow

  private static func tabs(_ model: Model) -> [(account: Int, columns: Range<Int>, line: Line)] {
    var column = model.layout.accounts.left
    return model.accounts.indices.map { index in
      let account = model.accounts[index]
      let isSelected = index == model.selectedAccount
      let (sign, role) = sign(account, model.shapes)
      let line = Line([
        Span(" ", isSelected ? .selectionText : .text),
        Span("\(sign)", isSelected ? .selectionText : role),
        Span(
          " \(account.account.name) ", isSelected ? .selectionText : .text,
          isSelected ? .bold : []),
      ])
      defer { column += line.columns }
      return (index, column..<(column + line.columns), line)
    }
  }

  private static func sign(_ account: AccountState, _ shapes: Shapes) -> (Unicode.Scalar, Role) {
    switch account.connection {
    case .connecting: (shapes.pending, .unknown)
    case .connected: (shapes.check, .positive)
    case .failed: (shapes.crossMark, .danger)
    }
  }

  private static func drawLine(_ painter: inout Painter, _ layout: Layout) {
    let model = painter.model
    let all = tabs(model)
    // Scrolled so that the selected account is in sight.
    let selected = all.first { $0.account == model.selectedAccount }
    let shift = max(0, (selected?.columns.upperBound ?? 0) - layout.accounts.right)
    for tab in all {
      let isSelected = tab.account == model.selectedAccount
      let left = tab.columns.lowerBound - shift
      guard left >= layout.accounts.left, left < layout.accounts.right else { continue }
      painter.write(
        tab.line, at: Point(column: left, row: layout.accounts.top),
        limit: layout.accounts.right - left,
        ground: isSelected
          ? (model.focus == .accounts ? .selection : .selectionInactive) : nil)
    }
    guard let account = model.account else { return }
    var spans: [Span] = []
    switch account.connection {
    case .connecting: spans.append(Span("connecting", .unknown))
    case .connected: spans.append(Span("connected", .positive))
    case .failed(let error): spans.append(Span("failed: \(Wording.error(error))", .danger))
    }
    if account.account.isReadOnly { spans += [Span("  "), Span("read-only", .warning)] }
    if let clock = clockText(account) { spans += [Span("  "), Span(clock.text, clock.role)] }
    if let budget = budgetText(account, at: model.now) {
      spans += [Span("  "), Span(budget.text, budget.role)]
    }
    let line = Line(spans)
    let room = layout.size.columns - 20
    painter.title(
      line, at: Point(column: max(16, layout.size.columns - 3 - line.columns - 2), row: 0),
      limit: min(room, line.columns + 2))
  }
}

extension Duration {
  /// Its distance from zero.
  fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
