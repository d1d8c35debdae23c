import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The lower part of the leverage pane: what must hold, what the change does, the tiers and the
/// exact request.
struct LeverageDetails {
  /// Everything.
  let model: Model
  /// The selected instrument.
  let row: InstrumentRow
  /// Its account.
  let account: AccountState

  private var shapes: Shapes { model.shapes }

  /// All lines.
  func lines(columns: Int) -> [Line] {
    preconditions(columns) + [Line()] + effects(columns) + [Line()] + tiers(columns) + [Line()]
      + request(columns)
  }

  private func preconditions(_ columns: Int) -> [Line] {
    PreconditionLines(venue: account.account.venue, now: model.now, shapes: shapes).lines(
      model.proposal?.preconditions ?? account.preconditions(of: row), columns: columns)
  }

  /// What another leverage does to the margin and to the distance of liquidation.
  private func effects(_ columns: Int) -> [Line] {
    var lines = [Line("Effect", .title)]
    let setting = model.wantedSetting
    guard let after = setting ?? row.reading.values else {
      return lines + [Line("known when the setting is", .unknown)]
    }
    let before = setting == nil ? nil : row.reading.values
    let sides: [PositionSide] = after.isUniform ? [.long] : [.long, .short]
    for side in sides {
      let name = after.isUniform ? "" : "\(side.rawValue) "
      lines += effect(name, from: before?[side], to: after[side], columns)
    }
    for position in row.reading.positions.value ?? [] {
      lines += margin(of: position, to: after[position.side], columns)
    }
    return lines
  }

  private func effect(
    _ name: String, from before: Leverage?, to after: Leverage, _ columns: Int
  ) -> [Line] {
    let rate = row.reading.maintenanceMarginRate
    func both(_ text: (Leverage) -> String) -> [Span] {
      guard let before, before != after else { return [Span(text(after))] }
      return [
        Span(text(before), .muted), Span(" \(shapes.arrowRight) ", .muted), Span(text(after)),
      ]
    }
    let margin = Line(
      [Span("\(name)margin  ".padded(to: 13), .muted)] + both { Estimates.initialMargin($0) })
    let distance = Line(
      [Span("\(name)liquidated".padded(to: 13), .muted)]
        + both { "\(shapes.about)\(Estimates.liquidationDistance($0, maintenance: rate))" }
        + [Span(" away", .muted)])
    let note =
      "estimate, isolated margin" + (rate == nil ? ", maintenance not given" : "")
    return [margin, distance, Line("".padded(to: 13) + note, .unknown)]
  }

  private func margin(of position: Position, to after: Leverage, _ columns: Int) -> [Line] {
    guard let value = position.value else { return [] }
    let quote = row.reading.instrument.quoteAsset.text
    let wanted = Estimates.margin(of: value, at: after)
    let held = position.margin.map { "\(Estimates.short($0)) \(shapes.arrowRight) " } ?? ""
    return Line.wrapped(
      "\(position.side.rawValue) position needs \(held)\(shapes.about)\(wanted) \(quote)",
      columns: columns, hanging: 2)
  }

  private func tiers(_ columns: Int) -> [Line] {
    TierStaircase(
      row: row, leverage: model.wantedSetting?.long ?? row.reading.values?.long, shapes: shapes
    ).lines(columns: columns)
  }

  private func request(_ columns: Int) -> [Line] {
    guard let proposal = model.proposal else {
      return [
        Line("Request", .title), Line("shown here once a value is chosen", .muted),
      ]
    }
    return [
      Line(proposal.previews.count > 1 ? "Requests \(proposal.previews.count)" : "Request", .title)
    ] + RequestLines.lines(proposal, columns: columns)
  }
}
