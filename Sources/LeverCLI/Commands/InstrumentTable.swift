import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

/// Instruments as a table for people.
enum InstrumentTable {
  /// The rows under their headings.
  static func text(of rows: [InstrumentRow], paint: Paint) -> String {
    var table = TextTable(columns: [
      .init(title: "ACCOUNT"), .init(title: "SYMBOL"),
      .init(title: "MIN", alignment: .right), .init(title: "MAX", alignment: .right),
      .init(title: "STEP", alignment: .right), .init(title: "LONG", alignment: .right),
      .init(title: "SHORT", alignment: .right), .init(title: "MODE"),
      .init(title: "POSITIONS", alignment: .right), .init(title: "ORDERS", alignment: .right),
      .init(title: "CHANGEABLE"),
    ])
    table.rows = rows.map { row in
      let reading = row.reading
      let limits = reading.limits
      return [
        .init(row.account.name.text, .muted), .init(reading.instrument.symbol.text, .accent),
        limits.map { .init(Wording.multiple($0.minimum)) } ?? absent(reading.leverage),
        limits.map { .init(Wording.multiple($0.maximum)) } ?? absent(reading.leverage),
        limits.map { .init($0.step.description) } ?? absent(reading.leverage),
        side(.long, of: reading), side(.short, of: reading), mode(of: reading),
        count(reading.positions), count(reading.openOrders), changeable(row),
      ]
    }
    return table.text(paint)
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
    case .read: .init("not said", .unknown)
    }
  }

  private static func changeable(_ row: InstrumentRow) -> TextTable.Cell {
    switch row.isChangeable {
    case true?: return .init("yes", .positive)
    case false?:
      let blockers = row.preconditions.filter(\.isBlocking)
      return .init("no: " + blockers.map(Wording.blocker).joined(separator: ", "), .danger)
    case nil: return .init("not known", .unknown)
    }
  }
}
