import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// What stands in the columns of one instrument's row.
struct InstrumentCells {
  /// The row.
  let row: InstrumentRow
  /// Its account.
  let account: AccountState
  /// What ages are counted from.
  let now: Date
  /// What signs look like.
  let shapes: Shapes

  /// What stands in a column.
  func span(_ kind: InstrumentColumns.Kind) -> Span {
    switch kind {
    case .symbol:
      Span(row.symbol.text, row.reading.instrument.status.isTradable ? .text : .muted)
    case .setting: setting
    case .limits: limits
    case .position: position
    case .orders: orders
    case .changeable: changeable
    case .age: age
    }
  }

  private var isUnderway: Bool {
    account.underway[.row(row.symbol)] != nil || account.underway[.examination(row.symbol)] != nil
  }

  private func isStale(_ date: Date) -> Bool { CoarseAge(of: date, now: now).isStale }

  private var setting: Span {
    switch row.reading.leverage {
    case .notRead:
      return account.account.traits.settingSource == .notOffered
        ? Span("not given", .muted)
        : Span(isUnderway ? "reading" : "\(shapes.pending)", .unknown)
    case .failed: return Span("failed", .danger)
    case .read(let told, let date):
      switch told.setting {
      case .read(let values), .echoed(let values, _):
        return Span(
          values.isUniform ? "\(values.long)x" : "\(values.long)/\(values.short)x",
          isStale(date) ? .muted : .text)
      case .notOffered: return Span("not set", .muted)
      case .notShown: return Span("not shown", .unknown)
      }
    }
  }

  private var limits: Span {
    guard let limits = row.reading.limits else {
      return Span(
        row.reading.leverage.error == nil ? "\(shapes.pending)" : "\(shapes.unknown)",
        .unknown)
    }
    return Span("\(limits.minimum)\(shapes.rangeDash)\(limits.maximum)x", .muted)
  }

  private var position: Span {
    switch row.reading.positions {
    case .notRead: return Span("\(shapes.pending)", .unknown)
    case .failed: return Span("\(shapes.unknown)", .unknown)
    case .read(let positions, let date):
      let sides = Set(positions.map(\.side))
      guard let side = sides.first else { return Span(shapes.noValue, .muted) }
      return Span(sides.count > 1 ? "both" : side.rawValue, isStale(date) ? .muted : .text)
    }
  }

  private var orders: Span {
    switch row.reading.openOrders {
    case .notRead: return Span("\(shapes.pending)", .unknown)
    case .failed: return Span("\(shapes.unknown)", .unknown)
    case .read(let orders, let date):
      return orders.isEmpty
        ? Span(shapes.noValue, .muted) : Span("\(orders.count)", isStale(date) ? .muted : .text)
    }
  }

  private var changeable: Span {
    guard let changeable = row.changeable else { return Span("\(shapes.pending)", .unknown) }
    let sign = PreconditionSign(changeable.state)
    let word =
      changeable.reason.map { Self.word($0.kind) }
      ?? (changeable.state == .met ? "yes" : "not read")
    return Span("\(sign.scalar(shapes)) \(word)", sign.role)
  }

  /// What stands in the way, in a word.
  private static func word(_ kind: Precondition.Kind) -> String {
    switch kind {
    case .tradableInstrument: "closed"
    case .noOpenPosition: "position"
    case .noOpenOrder: "order"
    case .keyAllowed: "key"
    case .clockClose: "clock"
    case .budgetLeft: "budget"
    case .limitsKnown: "limits"
    case .positionModeKnown: "mode"
    }
  }

  private var age: Span {
    guard let date = row.reading.leverage.date else { return Span("", .muted) }
    return Span(CoarseAge(of: date, now: now).short, .muted)
  }
}
