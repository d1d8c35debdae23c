import FoundationEssentials
import LeverDomain

/// Reads what ``CacheWriter`` wrote. Whatever is malformed makes it nil: the hash has agreed, but
/// the file may be of a version with other values.
struct CacheReader {
  let buffer: UnsafeRawBufferPointer
  private(set) var offset = 0

  /// Reads from bytes that stay where they are meanwhile.
  init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

  mutating func account(venue: Venue, origin: String) -> CachedAccount? {
    guard text() == venue.rawValue, text() == origin, let listedAt = date(),
      let count = number(Int64.self), (0...1_000_000).contains(count)
    else { return nil }
    var rows: [CachedAccount.Row] = []
    // No row is shorter than this: what a file claims must not be allotted before it is there.
    rows.reserveCapacity(min(Int(count), (buffer.count - offset) / 13))
    for _ in 0..<count {
      guard let instrument = instrument(), let leverage = optional({ $0.reading() }),
        let readAt = optional({ $0.date() })
      else { return nil }
      rows.append(
        CachedAccount.Row(instrument: instrument, leverage: leverage, readAt: readAt))
    }
    guard offset == buffer.count else { return nil }
    return CachedAccount(venue: venue, listedAt: listedAt, rows: rows)
  }

  mutating func number<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
    let size = MemoryLayout<Value>.size
    guard buffer.count - offset >= size else { return nil }
    defer { offset += size }
    return Value(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  mutating func text() -> String? {
    guard let count = number(UInt16.self), buffer.count - offset >= Int(count) else { return nil }
    defer { offset += Int(count) }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + Int(count)]),
      as: UTF8.self)
  }

  private mutating func date() -> Date? {
    number(Int64.self).map { Date(timeIntervalSince1970: Double($0) / 1000) }
  }

  /// Nil when malformed, nil inside when absent.
  private mutating func optional<Value>(_ read: (inout CacheReader) -> Value?) -> Value?? {
    switch number(UInt8.self) {
    case 0: .some(nil)
    case 1: read(&self).map { .some($0) }
    default: nil
    }
  }

  private mutating func decimal() -> Decimal?? {
    switch number(UInt8.self) {
    case 0: return .some(nil)
    case 1:
      guard let exponent = number(Int8.self), let digits = number(Int64.self) else { return nil }
      return Decimal(
        sign: digits < 0 ? .minus : .plus, exponent: Int(exponent),
        significand: Decimal(digits.magnitude))
    case 2: return text().flatMap { Decimal(string: $0) }.map { .some($0) }
    default: return nil
    }
  }

  private mutating func leverage() -> Leverage? {
    number(Int64.self).flatMap(Leverage.init(units:))
  }

  private mutating func setting() -> LeverageSetting? {
    guard let long = leverage(), let short = leverage() else { return nil }
    return LeverageSetting(long: long, short: short)
  }

  private mutating func limits() -> LeverageLimits? {
    guard let minimum = leverage(), let maximum = leverage(), let step = leverage() else {
      return nil
    }
    return LeverageLimits(minimum: minimum, maximum: maximum, step: step)
  }

  private mutating func instrument() -> Instrument? {
    guard let symbol = text().flatMap(ContractSymbol.init), let base = text(), let quote = text(),
      let status = status(), let limits = optional({ $0.limits() }), let value = decimal(),
      let rate = decimal()
    else { return nil }
    return Instrument(
      symbol: symbol, baseAsset: VenueText(cleaning: base), quoteAsset: VenueText(cleaning: quote),
      status: status, limits: limits, maximumPositionValue: value, maintenanceMarginRate: rate)
  }

  private mutating func status() -> InstrumentStatus? {
    switch number(UInt8.self) {
    case 0: .tradable
    case 1: text().map { .notTradable(VenueText(cleaning: $0)) }
    default: nil
    }
  }

  private mutating func reading() -> LeverageReading? {
    let setting: LeverageReading.Setting
    switch number(UInt8.self) {
    case 0:
      guard let values = self.setting() else { return nil }
      setting = .read(values)
    case 2: setting = .notOffered
    case 3: setting = .notShown
    case 4:
      guard let values = self.setting() else { return nil }
      setting = .shownByPosition(values)
    default: return nil
    }
    guard let limits = optional({ $0.limits() }),
      let mode = optional({ $0.number(UInt8.self) }), let value = decimal()
    else { return nil }
    return LeverageReading(
      setting: setting, limits: limits, positionMode: mode.map { $0 == 1 ? .hedge : .oneWay },
      maximumPositionValue: value)
  }
}
