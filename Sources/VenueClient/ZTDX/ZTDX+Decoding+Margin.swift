import FoundationEssentials
import LeverDomain

/// What an account has for margin, and how it is held.
extension ZTDX {
  private struct BalanceRow: Decodable {
    let asset: LooseText
    let balance: ExactNumber?
    let availableBalance: ExactNumber?
  }

  /// Passes an answer to the balance, which is never empty.
  func requireBalance(in body: Data) throws(VenueError) {
    guard try !VenueJSON.decode([BalanceRow].self, from: body).isEmpty else {
      throw VenueError(.unreadable)
    }
  }

  /// What is held of one asset; nil when the answer has no row of it.
  func wallet(of asset: VenueText, in body: Data) throws(VenueError) -> Wallet? {
    try VenueJSON.decode([BalanceRow].self, from: body).first { $0.asset.cleaned == asset }.map {
      Wallet(
        currency: $0.asset.cleaned, balance: $0.balance.decimal,
        available: $0.availableBalance.decimal)
    }
  }

  private struct ModeRow: Decodable { let marginType: LooseText }

  func marginMode(in body: Data) throws(VenueError) -> MarginMode {
    guard
      let mode = MarginMode(venueWord: try VenueJSON.decode(ModeRow.self, from: body).marginType)
    else { throw VenueError(.unreadable) }
    return mode
  }
}
