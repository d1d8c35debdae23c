import FoundationEssentials
import LeverDomain

/// Writes values as bytes, numbers with the lowest byte first.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ text: String) {
    let utf8 = Array(text.utf8.prefix(Int(UInt16.max)))
    put(UInt16(utf8.count))
    bytes += utf8
  }

  mutating func put(_ date: Date) { put(date.journalMilliseconds) }

  mutating func put<Value>(
    _ value: Value?, _ write: (inout CacheWriter, Value) -> Void
  ) {
    put(UInt8(value == nil ? 0 : 1))
    if let value { write(&self, value) }
  }

  /// A decimal as its digits and exponent, or as text where the digits are too many for a number.
  mutating func put(_ decimal: Decimal?) {
    guard let decimal else { return put(UInt8(0)) }
    let text = decimal.description
    let point = text.firstIndex(of: ".")
    let places = point.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    if let digits = Int64(text.filter { $0 != "." as Character }), places < 100 {
      put(UInt8(1))
      put(Int8(-places))
      put(digits)
    } else {
      put(UInt8(2))
      put(text)
    }
  }

  mutating func put(_ setting: LeverageSetting) {
    put(setting.long.units)
    put(setting.short.units)
  }

  mutating func put(_ limits: LeverageLimits) {
    put(limits.minimum.units)
    put(limits.maximum.units)
    put(limits.step.units)
  }

  mutating func put(_ instrument: Instrument) {
    put(instrument.symbol.text)
    put(instrument.baseAsset.text)
    put(instrument.quoteAsset.text)
    switch instrument.status {
    case .tradable: put(UInt8(0))
    case .notTradable(let word):
      put(UInt8(1))
      put(word.text)
    }
    put(instrument.limits) { $0.put($1) }
    put(instrument.maximumPositionValue)
    put(instrument.maintenanceMarginRate)
  }

  mutating func put(_ reading: LeverageReading) {
    switch reading.setting {
    case .read(let setting):
      put(UInt8(0))
      put(setting)
    case .notOffered: put(UInt8(2))
    case .notShown: put(UInt8(3))
    case .shownByPosition(let setting):
      put(UInt8(4))
      put(setting)
    }
    put(reading.limits) { $0.put($1) }
    put(reading.positionMode) { $0.put(UInt8($1 == .hedge ? 1 : 0)) }
    put(reading.maximumPositionValue)
  }
}
