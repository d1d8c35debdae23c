import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The lower part of the leverage pane: what must hold, what the change does, the tiers and the
/// exact request.
struct LeverageDetails {
  /// What is shown.
  let subject: LeverageSubject
  /// The setting that is wanted; nil when none is.
  let wanted: LeverageSetting?
  /// The change that would make it.
  let proposal: Proposal?
  /// What ages are counted from.
  let now: Date
  /// What signs look like.
  let shapes: Shapes

  private var row: ListedInstrument { subject.row }
  private var account: ScreenAccount { subject.account }

  /// All lines.
  func lines(columns: Int) -> [Line] {
    let parts = [
      leverage(columns) + preconditions(columns), margin(columns) + effects(columns),
      tiers(columns),
      request(columns),
    ]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [Line()]))
  }

  /// What is known of the leverage without being read, and what open positions carry.
  private func leverage(_ columns: Int) -> [Line] {
    var lines: [Line] = []
    switch row.reading.setting {
    case .read: break
    case .proved(let proved):
      let age = CoarseAge(of: proved.provedAt, now: now).text
      lines += Line.wrapped(Wording.proved(proved, age: age), columns: columns, hanging: 2)
    case .notKnown:
      guard let told = row.reading.leverage.value else { break }
      lines += Line.wrapped(
        Wording.settingNotKnown(told, account.traits), columns: columns, hanging: 2,
        role: .unknown)
    }
    let positions = Wording.positionLeverages(row.reading)
    if !positions.isEmpty { lines += Line.wrapped(positions, columns: columns, hanging: 2) }
    return lines
  }

  private func preconditions(_ columns: Int) -> [Line] {
    PreconditionLines(venue: account.venue, now: now, shapes: shapes).lines(
      proposal?.preconditions ?? account.preconditions(of: row), columns: columns)
  }

  private func margin(_ columns: Int) -> [Line] {
    MarginLines(
      reading: row.reading, traits: account.traits, wanted: wanted,
      shapes: shapes
    ).lines(columns: columns)
  }

  /// What another leverage does to the margin and to the distance of liquidation.
  private func effects(_ columns: Int) -> [Line] {
    guard let after = wanted ?? row.reading.values else {
      return [Line("Initial margin", .title), Line("known when the leverage is", .unknown)]
    }
    let rate = row.reading.maintenanceMarginRate
    let before = wanted == nil ? nil : row.reading.values
    let sides: [PositionSide] = after.isUniform ? [.long] : [.long, .short]
    var lines: [Line] = []
    for side in sides {
      lines += effect(
        after.isUniform ? nil : side, from: before?[side], to: after[side], maintenance: rate,
        columns: columns)
    }
    lines += Line.wrapped(basis, columns: columns, role: .unknown)
    if rate == nil { lines.append(Line("without maintenance margin: not given", .unknown)) }
    return lines
  }

  /// What the distance of the liquidation is reckoned by.
  private var basis: String {
    switch row.reading.marginMode.value {
    case .cross??: "in cross margin it depends on the wallet"
    case .other??: "estimate, as if isolated"
    case .isolated??, nil, .some(nil): "estimate, isolated margin"
    }
  }

  private func effect(
    _ side: PositionSide?, from before: Leverage?, to after: Leverage, maintenance: Decimal?,
    columns: Int
  ) -> [Line] {
    func both(_ text: (Leverage) -> String) -> [Span] {
      guard let before, before != after else { return [Span(text(after))] }
      return [
        Span(text(before), .muted), Span(" \(shapes.arrowRight) ", .muted), Span(text(after)),
      ]
    }
    var margin = Line(
      [Span("Initial margin\(side.map { " \($0.rawValue)" } ?? "")  ", .title)]
        + both(Estimates.initialMargin))
    let unit = Span(" of notional", .muted)
    if margin.columns + unit.text.columns <= columns { margin.spans.append(unit) }
    let distance = both {
      "\(shapes.about)\(Estimates.liquidationDistance($0, maintenance: maintenance))"
    }
    guard case .cross?? = row.reading.marginMode.value else {
      return [margin, Line([Span("liquidation  ", .muted)] + distance + [Span(" away", .muted)])]
    }
    return [margin, Line([Span("if isolated, liquidation ", .muted)] + distance.suffix(1))]
  }

  private func tiers(_ columns: Int) -> [Line] {
    TierStaircase(
      row: row, leverage: wanted?.long ?? row.reading.values?.long, shapes: shapes
    ).lines(columns: columns)
  }

  private func request(_ columns: Int) -> [Line] {
    guard let proposal else { return [] }
    return [
      Line(proposal.previews.count > 1 ? "Requests \(proposal.previews.count)" : "Request", .title)
    ] + RequestLines.lines(proposal, columns: columns)
  }
}
