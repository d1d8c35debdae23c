import LeverDomain
import Synchronization

/// What has been read so far, whoever ends first.
final class CollectedRows: Sendable {
  private let rows: Mutex<[[ContractSymbol: Reading<LeverageReading>]]>

  init(accounts: Int) {
    rows = Mutex(Array(repeating: [:], count: accounts))
  }

  /// Keeps a reading, and says how many there are of all accounts.
  func put(
    _ reading: Reading<LeverageReading>, of symbol: ContractSymbol, account: Int
  ) -> Int {
    rows.withLock { rows in
      rows[account][symbol] = reading
      return rows.reduce(0) { $0 + $1.count }
    }
  }

  /// The readings of one account.
  func rows(account: Int) -> [ContractSymbol: Reading<LeverageReading>] {
    rows.withLock { $0[account] }
  }
}
