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
  func requireBalance(in answer: VenueAnswer) throws(VenueError) {
    guard try !answer.decode([BalanceRow].self).isEmpty else {
      throw VenueError(.unreadable)
    }
  }

  /// What is held of one asset; nil when the answer has no row of it.
  func wallet(of asset: VenueText, in answer: VenueAnswer) throws(VenueError) -> Wallet? {
    try answer.decode([BalanceRow].self).first { $0.asset.cleaned == asset }.map {
      Wallet(
        currency: $0.asset.cleaned, balance: $0.balance.decimal,
        available: $0.availableBalance.decimal)
    }
  }

  private struct ModeRow: Decodable { let marginType: LooseText }

  func marginMode(in answer: VenueAnswer) throws(VenueError) -> MarginMode {
    guard
      let mode = MarginMode(venueWord: try answer.decode(ModeRow.self).marginType)
    else { throw VenueError(.unreadable) }
    return mode
  }
}
