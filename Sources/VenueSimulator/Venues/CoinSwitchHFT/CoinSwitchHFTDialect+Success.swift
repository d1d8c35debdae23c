extension CoinSwitchHFTDialect {
  /// It names neither the instrument nor the leverage.
  func success(of symbol: String?, leverage: Amount, now: Int64) -> Answer {
    Self.envelope(now: now)
  }
}
