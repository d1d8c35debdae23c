import FoundationEssentials
import LeverDomain

/// The account's money (Bybit V5 documentation, "Get Wallet Balance", read 2026-11-21).
extension CoinSwitchHFT {
  private struct Account: Decodable {
    let totalEquity: ExactNumber?
    let totalAvailableBalance: ExactNumber?
  }

  private struct Accounts: Decodable {
    struct Result: Decodable { let list: [Account] }
    let result: Result
  }

  /// The totals of the account, counted in USD; nil when the answer holds no account. What is
  /// available is empty while each position has margin of its own.
  func wallet(in answer: VenueAnswer) throws(VenueError) -> Wallet? {
    try answer.decode(Accounts.self).result.list.first.map {
      Wallet(
        currency: "USD", balance: $0.totalEquity.decimal,
        available: $0.totalAvailableBalance.decimal)
    }
  }
}
