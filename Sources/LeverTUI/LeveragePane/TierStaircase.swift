import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The risk tiers drawn as a staircase: the larger the position, the shorter the bar of leverage
/// that is allowed for it.
struct TierStaircase {
  /// The instrument.
  let row: ListedInstrument
  /// The leverage that is wanted, or set.
  let leverage: Leverage?
  /// What bars look like.
  let shapes: Shapes

  /// All lines.
  func lines(columns: Int) -> [Line] {
    maximum(columns) + stairs(columns)
  }

  private var quote: String { row.reading.instrument.quoteAsset.text }

  /// The largest position at the leverage, from the best source that there is.
  private func maximum(_ columns: Int) -> [Line] {
    if let tiers = row.reading.tiers.value, !tiers.isEmpty, let leverage,
      tiers.contains(where: { $0.maximumLeverage != nil })
    {
      let fitting = tiers.filter { $0.maximumLeverage.map { $0 >= leverage } ?? false }
      guard let last = fitting.last else {
        return [
          Line("Max position", .title),
          Line("no tier allows \(Wording.multiple(leverage))", .warning),
        ]
      }
      let cap = last.cap.map { "\(Self.grouped($0)) \(quote)" } ?? "no upper limit"
      return entitled("Max position at \(Wording.multiple(leverage))", cap, columns)
    }
    if let value = row.reading.leverage.value?.maximumPositionValue {
      let present = row.reading.values?.long
      return entitled(
        "Max position" + (present.map { " at \(Wording.multiple($0))" } ?? ""),
        "\(Self.grouped(value)) \(quote)", columns)
    }
    if let value = row.reading.instrument.maximumPositionValue {
      return entitled("Max position", "\(Self.grouped(value)) \(quote)", columns)
    }
    return [Line("Max position", .title)] + whyUnknown(columns)
  }

  private func whyUnknown(_ columns: Int) -> [Line] {
    switch row.reading.tiers {
    case .notRead: return [Line("not read yet", .unknown)]
    case .failed(let error, _):
      return error.kind == .unavailable
        ? [Line(Wording.notGivenByVenue, .unknown)]
        : Line.wrapped(
          "could not be read: \(Wording.error(error))", columns: columns, role: .danger)
    case .read: return [Line(Wording.notGivenByVenue, .unknown)]
    }
  }

  /// A title with its value: on one line where there is room, else below it.
  private func entitled(_ title: String, _ value: String, _ columns: Int) -> [Line] {
    let line = Line([Span("\(title)  ", .title), Span(value)])
    return line.columns <= columns ? [line] : [Line(title, .title), Line("  \(value)")]
  }

  private func stairs(_ columns: Int) -> [Line] {
    guard let tiers = row.reading.tiers.value, tiers.count > 1 else { return [] }
    guard let top = tiers.compactMap(\.maximumLeverage).max() else {
      let rates = tiers.flatMap(maintenance)
      return rates.isEmpty ? [] : [Line("Maintenance margin", .title)] + rates
    }
    let barRoom = max(6, columns - 26)
    let holding = leverage.flatMap { leverage in
      tiers.lastIndex { $0.maximumLeverage.map { $0 >= leverage } ?? false }
    }
    return tiers.enumerated().map { index, tier in
      let allowed = tier.maximumLeverage
      let length = allowed.map { max(1, Int($0.units * Int64(barRoom) / top.units)) } ?? 0
      let isHolding = index == holding
      let bar = String(repeating: Character(shapes.barFill), count: length)
      let cap = tier.cap.map { "\(shapes.atMost) \(Self.grouped($0))" } ?? "above"
      return Line(
        [
          Span(isHolding ? "\(shapes.pointer)" : " ", .accent),
          Span(
            (allowed.map(Wording.multiple) ?? "\(shapes.unknown)").rightAligned(to: 7) + " ",
            isHolding ? .accent : .text),
          Span(bar, isHolding ? .accent : .sliderTrack),
        ], trailing: [Span(cap, isHolding ? .accent : .muted)])
    }
  }

  /// A tier that names no leverage: what must stay as margin up to its end.
  private func maintenance(_ tier: NotionalTier) -> [Line] {
    guard let rate = tier.maintenanceMarginRate else { return [] }
    let cap = tier.cap.map { "up to \(Self.grouped($0)) \(quote)" } ?? "above"
    return [
      Line(
        [Span("  \(Wording.amount(rate * 100)) %")],
        trailing: [Span(cap, .muted)])
    ]
  }

  /// An amount with thin groups of three digits: `10 000 000`.
  static func grouped(_ amount: Decimal) -> String {
    Wording.grouped(Wording.money(amount))
  }
}
