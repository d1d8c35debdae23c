import FoundationEssentials
import Journal
import LeverDomain

/// How long loading the cache takes. The time depends on the machine, so no test rests on it.
enum CacheMeasurement {
  static func run(_ directory: String, instruments: Int, origin: String?) {
    let cache = FileReadingCache(
      directory: directory, origins: origin.map { [ProbeEntries.account: $0] } ?? [:])
    let known = account(instruments)
    guard cache.save(known, of: ProbeEntries.account) else {
      print("the cache could not be kept")
      return
    }
    var times: [Duration] = []
    for _ in 0..<50 {
      var loaded: CachedAccount?
      times.append(
        ContinuousClock().measure { loaded = cache.load(ProbeEntries.account, on: .bingx) })
      guard loaded == known else {
        print("the cache came back different")
        return
      }
    }
    times.sort()
    print("\(instruments) instruments: first \(times[0]), median \(times[25]), last \(times[49])")
  }

  private static func account(_ count: Int) -> CachedAccount {
    // Two hours old, to the millisecond, as files keep it.
    let date = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 - 7200).rounded(.down))
    let rows = (0..<count).compactMap { index -> CachedAccount.Row? in
      guard let symbol = ContractSymbol("COIN\(index)-USDT"), let one = try? Leverage("1"),
        let top = try? Leverage("\(20 + index % 100)"),
        let limits = LeverageLimits(minimum: one, maximum: top, step: one)
      else { return nil }
      let instrument = Instrument(
        symbol: symbol, baseAsset: VenueText(cleaning: "COIN\(index)"), quoteAsset: "USDT",
        status: .tradable, limits: limits,
        maximumPositionValue: Decimal(50_000 + index),
        maintenanceMarginRate: Decimal(string: "0.00\(index % 90 + 10)"))
      let reading = LeverageReading(
        setting: .read(LeverageSetting(both: top)), limits: limits, positionMode: .oneWay)
      return CachedAccount.Row(instrument: instrument, leverage: reading, readAt: date)
    }
    return CachedAccount(venue: .bingx, listedAt: date, rows: rows)
  }
}
