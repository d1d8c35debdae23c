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
  func span(_ column: InstrumentColumns.Column) -> Span {
    switch column.kind {
    case .symbol:
      Span(row.symbol.text, row.reading.instrument.status.isTradable ? .text : .muted)
    case .setting: setting
    case .limits: limits
    case .position: position
    case .orders: orders
    case .changeable: changeable(isNarrow: column.width < 10)
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
      if let values = row.rememberedValues { return Span(Self.short(values), .muted) }
      return account.account.traits.settingSource == .notOffered
        ? Span("not set", .muted)
        : Span(isUnderway ? "reading" : "\(shapes.pending)", .unknown)
    case .failed: return Span("failed", .danger)
    case .read(let told, let date):
      switch told.setting {
      case .read(let values), .echoed(let values, _):
        return Span(Self.short(values), isStale(date) ? .muted : .text)
      case .notOffered: return Span("not set", .muted)
      case .notShown: return Span("not shown", .unknown)
      }
    }
  }

  private static func short(_ values: LeverageSetting) -> String {
    values.isUniform ? "\(values.long)x" : "\(values.long)/\(values.short)x"
  }

  private var limits: Span {
    guard let limits = row.reading.limits ?? row.rememberedLimits else {
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

  private func changeable(isNarrow: Bool) -> Span {
    guard let changeable = row.changeable else { return Span("\(shapes.pending)", .unknown) }
    let sign = PreconditionSign(changeable.state)
    let word =
      changeable.reason.map { isNarrow ? Self.shortWord($0.kind) : Self.word($0.kind) }
      ?? (changeable.state == .met ? "yes" : isNarrow ? "" : "not read")
    return Span("\(sign.scalar(shapes)) \(word)", sign.role)
  }

  /// What stands in the way, in a word of eight columns at most.
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
    case .marginSuffices: "margin"
    }
  }

  /// The same in three or four columns, as the columns of a wide list are named.
  private static func shortWord(_ kind: Precondition.Kind) -> String {
    switch kind {
    case .tradableInstrument: "shut"
    case .noOpenPosition: "pos"
    case .noOpenOrder: "ord"
    case .keyAllowed: "key"
    case .clockClose: "time"
    case .budgetLeft: "wait"
    case .limitsKnown: "lim"
    case .positionModeKnown: "mode"
    case .marginSuffices: "mrgn"
    }
  }

  private var age: Span {
    guard let date = row.shownAt else { return Span("", .muted) }
    return Span(CoarseAge(of: date, now: now).short, .muted)
  }
}
