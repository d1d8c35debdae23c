import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// What stands in the columns of one instrument's row.
struct InstrumentCells {
  /// The row.
  let row: ListedInstrument
  /// Its account.
  let account: ScreenAccount
  /// What ages are counted from.
  let now: Date
  /// What signs look like.
  let shapes: Shapes
  /// What the journal tells of it that stands in the way of a change; nil when nothing does.
  var mark: JournalMark?

  /// What stands in a column.
  func span(_ column: InstrumentColumns.Column) -> Span {
    switch column.kind {
    case .symbol:
      Span(row.symbol.text, row.reading.instrument.status.isTradable ? .text : .muted)
    case .setting: setting(isNarrow: column.width < 12)
    case .limits: limits
    case .position: position
    case .orders: orders
    case .changeable: changeable(isNarrow: column.width < 10)
    case .age: age
    }
  }

  private func isStale(_ date: Date) -> Bool { CoarseAge(of: date, now: now).isStale }

  private func setting(isNarrow: Bool) -> Span {
    let notReadable = Span(isNarrow ? "n/a" : "not readable", .muted)
    switch row.reading.setting {
    case .read(let values, let date): return known(values, isOld: isStale(date))
    // What a change proved, and nothing has read since: never as fresh as a reading.
    case .proved(let proved):
      let known = known(proved.setting, isOld: true)
      return row.isOutdated ? known : Span(known.text + Self.provedMark, .muted)
    case .notKnown: break
    }
    switch row.reading.leverage {
    case .notRead:
      if let values = row.rememberedValues { return known(values, isOld: true) }
      return account.traits.settingSource == .notOffered
        ? notReadable
        : Span(account.isReading(row.symbol) ? "reading" : "\(shapes.pending)", .unknown)
    case .failed: return Span("failed", .danger)
    case .read: return notReadable
    }
  }

  /// What stands behind a value that a change proved and nothing has read since.
  static let provedMark = "*"

  /// Values that are known. What may have been changed since never looks fresh.
  private func known(_ values: LeverageSetting, isOld: Bool) -> Span {
    row.isOutdated
      ? Span("\(values)x\(shapes.unknown)", .unknown)
      : Span("\(values)x", isOld ? .muted : .text)
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
    switch mark {
    case .claimed: return Span("\(shapes.pending) busy", .warning)
    case .inDoubt: return Span("\(shapes.unknown) \(isNarrow ? "unkn" : "unknown")", .danger)
    case nil: break
    }
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
    if row.isOutdated { return Span("\(shapes.unknown)", .unknown) }
    return Span(CoarseAge(of: date, now: now).short, .muted)
  }
}
