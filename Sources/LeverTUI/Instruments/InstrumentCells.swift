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
    case .position: position(columns: column.width)
    case .orders: orders
    case .changeable: status(columns: column.width)
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

  /// The side, with the size of a single position where there is room for it.
  private func position(columns: Int) -> Span {
    switch row.reading.positions {
    case .notRead: return Span("\(shapes.pending)", .unknown)
    case .failed: return Span("\(shapes.unknown)", .unknown)
    case .read(let positions, let date):
      let sides = Set(positions.map(\.side))
      guard let side = sides.first else { return Span(shapes.noValue, .muted) }
      let size = positions.count == 1 ? positions.first.map { " \(Wording.amount($0.size))" } : nil
      let word = sides.count > 1 ? "both" : side.rawValue
      let whole = word + (size ?? "")
      return Span(whole.columns <= columns ? whole : word, isStale(date) ? .muted : .text)
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

  /// Blank where nothing stands in the way of a change.
  private func status(columns: Int) -> Span {
    let isNarrow = columns < 10
    switch mark {
    case .claimed: return Span("\(shapes.pending) busy", .warning)
    case .inDoubt: return Span("\(shapes.unknown) \(isNarrow ? "unkn" : "unknown")", .danger)
    case nil: break
    }
    guard let changeable = row.changeable else { return Span("\(shapes.pending)", .unknown) }
    let sign = PreconditionSign(changeable.state)
    guard let reason = changeable.reason else {
      guard changeable.state != .met else { return Span("", .muted) }
      let word = isNarrow ? "" : " \(Wording.statusNotRead)"
      return Span("\(sign.scalar(shapes))\(word)", sign.role)
    }
    let status = Wording.status(reason)
    if status.columns <= columns, columns > 12 { return Span(status, sign.role) }
    let word = isNarrow ? Self.shortWord(reason) : Wording.statusWord(reason)
    return Span("\(sign.scalar(shapes)) \(word)", sign.role)
  }

  /// What stands in the way, in five columns at most.
  private static func shortWord(_ precondition: Precondition) -> String {
    switch precondition.kind {
    case .tradableInstrument: "shut"
    case .noOpenPosition: "pos"
    case .noOpenOrder: "order"
    case .keyAllowed: precondition.evidence.contains(.readOnlyAccount) ? "r/o" : "key"
    case .clockClose: "clock"
    case .budgetLeft: "rate"
    case .limitsKnown: "lim?"
    case .positionModeKnown: "mode?"
    case .marginSuffices: "mrgn"
    }
  }

  private var age: Span {
    guard let date = row.shownAt else { return Span("", .muted) }
    if row.isOutdated { return Span("\(shapes.unknown)", .unknown) }
    return Span(CoarseAge(of: date, now: now).short, .muted)
  }
}
