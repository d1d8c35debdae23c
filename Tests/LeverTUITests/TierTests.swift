import FoundationEssentials
import LeverDomain
import TerminalCanvas
import Testing

@testable import Desk
@testable import LeverTUI

/// What the leverage pane tells of an instrument's tiers.
struct TierTests {
  private func lines(_ tiers: [NotionalTier]) -> [String] {
    var row = ListedInstrument(
      Instrument(
        symbol: symbol("BTC-USDT"), quoteAsset: "USDT", status: .tradable, limits: nil))
    row.reading.tiers = .read(tiers, at: Stage.start)
    row.reading.leverage = .read(
      LeverageReading(
        setting: .read(LeverageSetting(both: leverage("20"))), maximumPositionValue: 25_000_000),
      at: Stage.start)
    return TierStaircase(row: row, leverage: leverage("20"), shapes: .unicode)
      .lines(columns: 37).map { line in
        let text = line.spans.map(\.text).joined()
        let trailing = line.trailing.map(\.text).joined()
        #expect(text.columns + trailing.columns < 37)
        return trailing.isEmpty ? text : "\(text) | \(trailing)"
      }
  }

  @Test func `tiers without leverage tell what must stay as margin, under the present limit`() {
    let tiers = [
      NotionalTier(
        floor: 0, cap: 150_000, maximumLeverage: nil,
        maintenanceMarginRate: Decimal(string: "0.0038")),
      NotionalTier(
        floor: 150_000, cap: nil, maximumLeverage: nil,
        maintenanceMarginRate: Decimal(string: "0.004")),
    ]
    #expect(
      lines(tiers) == [
        "Max position at 20x  25 000 000 USDT", "Maintenance margin",
        "  0.38 % | up to 150 000 USDT",
        "  0.4 % | above",
      ])
  }

  @Test func `tiers that name nothing are not drawn`() {
    let bare = NotionalTier(
      floor: 0, cap: 150_000, maximumLeverage: nil, maintenanceMarginRate: nil)
    #expect(lines([bare, bare]) == ["Max position at 20x  25 000 000 USDT"])
  }
}
