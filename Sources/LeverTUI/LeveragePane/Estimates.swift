import FoundationEssentials
import LeverDomain
import LeverWording

/// What a leverage means for margin and liquidation, by the textbook: shown as an estimate, used
/// for nothing else.
enum Estimates {
  /// The share of a position's value that is held as margin: `4 %`.
  static func initialMargin(_ leverage: Leverage) -> String {
    percent(hundredths: hundredths(leverage))
  }

  /// How far the price may move against a position before it is liquidated: `3.5 %`. With isolated
  /// margin, before fees: one part in the leverage, less what must stay as margin.
  static func liquidationDistance(_ leverage: Leverage, maintenance rate: Decimal?) -> String {
    var distance = hundredths(leverage)
    if let rate { distance -= whole(rate * 10_000) }
    return percent(hundredths: max(0, distance))
  }

  /// Hundredths of a percent that one part in the leverage makes, rounded.
  private static func hundredths(_ leverage: Leverage) -> Int64 {
    (10_000 * Leverage.unitsPerMultiple + leverage.units / 2) / leverage.units
  }

  private static func percent(hundredths: Int64) -> String {
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest == 0 { return "\(whole) %" }
    let digits = rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(whole).\(digits.last == "0" ? String(digits.dropLast()) : digits) %"
  }

  /// The whole part of a small positive number.
  private static func whole(_ number: Decimal) -> Int64 {
    Int64(Wording.amount(number).prefix { $0 != "." }) ?? 0
  }
}
