import LeverDomain
import Transport

/// Signs requests to CoinSwitch PRO HFT, market data and time included.
enum CoinSwitchHFTSigning {
  static let algorithm = SigningKey.Algorithm.ed25519

  static func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    try EpochHeaderSigning.compose(draft, base: base, timestamp: timestamp)
  }
}
