import Desk
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

extension InstrumentRow {
  /// The fields of `list`, which are the first of `show`.
  static let fields: FieldTable<InstrumentRow> = [
    Field("account") { .string($0.account.name.text) }
      .cell("ACCOUNT") { row, _ in .init(row.account.name.text, .muted) },
    Field("venue") { .string($0.account.venue.rawValue) },
    Field("symbol") { .string($0.reading.instrument.symbol.text) }
      .cell("SYMBOL") { row, _ in .init(row.reading.instrument.symbol.text, .accent) },
    Field("status") { .string($0.status) },
    Field("minimum") { JSONValue($0.reading.limits?.minimum) }
      .cell("MIN", .right) { row, _ in limit(row) { Wording.multiple($0.minimum) } },
    Field("maximum") { JSONValue($0.reading.limits?.maximum) }
      .cell("MAX", .right) { row, _ in limit(row) { Wording.multiple($0.maximum) } },
    Field("step") { JSONValue($0.reading.limits?.step) }
      .cell("STEP", .right) { row, _ in limit(row) { $0.step.description } },
    Field("long") { JSONValue($0.reading.values?.long) }
      .cell("LONG", .right) { row, _ in side(.long, of: row.reading) },
    Field("short") { JSONValue($0.reading.values?.short) }
      .cell("SHORT", .right) { row, _ in side(.short, of: row.reading) },
    Field("setting_source") { .string($0.reading.setting.source.rawValue) },
    Field("setting_proof") { JSONValue($0.settingProof?.rawValue) },
    Field("read_at") { JSONValue($0.readAt) },
    Field("proved_at") { JSONValue($0.proved?.provedAt) },
    Field("proved_by") { JSONValue($0.proved?.change.text) },
    Field("position_long") { JSONValue($0.positionLeverage(.long)) },
    Field("position_short") { JSONValue($0.positionLeverage(.short)) },
    Field("position_mode") { JSONValue($0.reading.knownPositionMode?.rawValue) }
      .cell("MODE") { row, _ in mode(of: row.reading) },
    .cell("POSITIONS", .right) { row, _ in count(row.reading.positions) },
    .cell("ORDERS", .right) { row, _ in count(row.reading.openOrders) },
    Field("changeable") { JSONValue($0.isChangeable) }
      .cell("STATUS") { row, _ in changeable(row) },
    Field("preconditions") { .array($0.preconditions.map { JSONValue($0) }) }
      .column { row in
        row.preconditions.map { "\($0.kind.rawValue)=\($0.state.rawValue)" }.joined(separator: ";")
      },
  ]

  private static func limit(
    _ row: InstrumentRow, _ text: (LeverageLimits) -> String
  ) -> TextTable.Cell {
    row.reading.limits.map { .init(text($0)) } ?? absent(row.reading.leverage)
  }

  private static func side(_ side: PositionSide, of reading: InstrumentReading) -> TextTable.Cell {
    switch reading.setting {
    case .read(let values, _): return .init(Wording.multiple(values[side]))
    case .proved(let proved):
      return .init("\(Wording.multiple(proved.setting[side])) (proved)", .muted)
    case .notKnown:
      guard reading.leverage.value != nil else { return absent(reading.leverage) }
      return .init("not readable", .muted)
    }
  }

  private static func mode(of reading: InstrumentReading) -> TextTable.Cell {
    if let mode = reading.knownPositionMode { return .init(Wording.positionMode(mode)) }
    return absent(reading.positionMode)
  }

  private static func count<Item: Sendable>(_ reading: Reading<[Item]>) -> TextTable.Cell {
    guard let items = reading.value else { return absent(reading) }
    return .init(String(items.count), items.isEmpty ? .muted : .text)
  }

  private static func absent<Value: Sendable>(_ reading: Reading<Value>) -> TextTable.Cell {
    switch reading {
    case .notRead: .init("not read", .muted)
    case .failed: .init("failed", .danger)
    case .read: .init("not reported", .unknown)
    }
  }

  private static func changeable(_ row: InstrumentRow) -> TextTable.Cell {
    switch row.isChangeable {
    case true?: return .init("")
    case false?:
      let blockers = row.preconditions.filter(\.isBlocking)
      return .init(blockers.map(Wording.status).joined(separator: ", "), .danger)
    case nil: return .init(Wording.statusNotRead, .unknown)
    }
  }
}
