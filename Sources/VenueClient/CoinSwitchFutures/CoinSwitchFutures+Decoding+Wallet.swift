import FoundationEssentials
import LeverDomain

/// The account's money, as answers show it that public clients logged; the documentation has no
/// page on it (read 2026-11-21).
extension CoinSwitchFutures {
  private struct Holdings: Decodable {
    struct Row: Decodable {
      struct Balances: Decodable {
        let total_balance: ExactNumber?
        let total_available_balance: ExactNumber?
      }
      let base_asset: LooseText
      let balances: Balances?
    }
    let base_asset_balances: [Lossy<Row>]
  }

  private struct HoldingsEnvelope: Decodable { let data: Holdings }

  /// What is held of one asset; nil when the answer has no row of it. Another may stand beside it,
  /// such as INR.
  func wallet(of asset: VenueText, in answer: VenueAnswer) throws(VenueError) -> Wallet? {
    let rows = try answer.decode(HoldingsEnvelope.self).data.base_asset_balances
    let row = rows.compactMap(\.value).first {
      $0.base_asset.cleaned.text.uppercased() == asset.text.uppercased()
    }
    return row.map {
      Wallet(
        currency: VenueText(cleaning: $0.base_asset.raw.uppercased()),
        balance: $0.balances?.total_balance.decimal,
        available: $0.balances?.total_available_balance.decimal)
    }
  }
}
