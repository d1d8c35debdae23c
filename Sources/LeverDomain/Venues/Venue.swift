/// One exchange API that `lever` speaks.
public enum Venue: String, CaseIterable, Sendable, Hashable {
  /// CoinSwitch PRO Futures v2.
  case coinswitchFutures = "coinswitch-futures"
  /// CoinSwitch PRO HFT, shaped like Bybit V5.
  case coinswitchHFT = "coinswitch-hft"
  /// ZTDX futures.
  case ztdx
  /// BingX USDT-M perpetual swap.
  case bingx

  /// The name as the venue writes it itself.
  public var displayName: String {
    switch self {
    case .coinswitchFutures: "CoinSwitch Futures"
    case .coinswitchHFT: "CoinSwitch HFT"
    case .ztdx: "ZTDX"
    case .bingx: "BingX"
    }
  }
}
