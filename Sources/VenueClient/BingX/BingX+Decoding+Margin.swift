import FoundationEssentials
import LeverDomain

/// What an account has for margin, and how it is held.
extension BingX {
  private struct BalanceRow: Decodable {
    let asset: LooseText
    let balance: ExactNumber?
    let availableMargin: ExactNumber?
  }

  /// What the demo host pays with in place of every other asset.
  private static let demoAsset: VenueText = "VST"

  /// What is held of one asset, or of the demo host's; nil when the answer has no row of either.
  /// The rows come in any order.
  func wallet(of asset: VenueText, in answer: VenueAnswer) throws(VenueError) -> Wallet? {
    let rows = try payload([Lossy<BalanceRow>].self, in: answer)?.compactMap(\.value) ?? []
    let row =
      rows.first { $0.asset.cleaned == asset }
      ?? rows.first { $0.asset.cleaned == Self.demoAsset }
    return row.map {
      Wallet(
        currency: $0.asset.cleaned, balance: $0.balance.decimal,
        available: $0.availableMargin.decimal)
    }
  }

  private struct ModeRow: Decodable { let marginType: LooseText }

  /// `CROSSED`, `ISOLATED` or `SEPARATE_ISOLATED`, which is kept as the venue's own word: a side
  /// may then have several positions.
  func marginMode(in answer: VenueAnswer) throws(VenueError) -> MarginMode {
    guard let mode = MarginMode(venueWord: try payload(ModeRow.self, in: answer)?.marginType) else {
      throw VenueError(.unreadable)
    }
    return mode
  }
}
