import FoundationEssentials
import LeverDomain

/// When everything about an instrument was asked for, and how long it took to come.
struct Examination: Equatable {
  /// The longest time that is reckoned with: what took longer had to wait for something unusual.
  private static let longest: Double = 5

  /// The instrument.
  let symbol: ContractSymbol
  /// When it was asked for.
  let askedAt: Date
  /// Whether nobody asked for it.
  let isRefresh: Bool
  private var seconds: Double?

  /// One that is asked for now.
  init(of symbol: ContractSymbol, askedAt: Date, isRefresh: Bool) {
    self.symbol = symbol
    self.askedAt = askedAt
    self.isRefresh = isRefresh
  }

  /// It has come. One that somebody asked for went ahead of others, and tells nothing of the next.
  mutating func end(at date: Date) {
    guard isRefresh else { return }
    seconds = min(Self.longest, max(0, date.timeIntervalSince(askedAt)))
  }

  /// How many seconds the next one of the same instrument is expected to take; nil for another.
  func duration(of symbol: ContractSymbol) -> Double? {
    symbol == self.symbol ? seconds ?? Self.longest : nil
  }
}
