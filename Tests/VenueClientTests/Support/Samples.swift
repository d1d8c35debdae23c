import Cryptography
import Foundation
import LeverDomain
import RateLimiting
import Testing
import Transport

@testable import VenueClient

/// Made-up accounts.
enum Samples {
  /// The public key of a seed of 32 bytes 0x11.
  static let ed25519Key = "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737"
  static let ed25519Seed = String(repeating: "11", count: 32)
  static let epoch: Int64 = 1_719_905_777_483
  static let timestamp: Int64 = 1_790_000_000_000

  static func credential(_ venue: Venue) throws -> Credential {
    switch venue {
    case .coinswitchFutures, .coinswitchHFT:
      Credential(apiKey: ed25519Key, secret: try SecretBytes(text: ed25519Seed))
    case .ztdx:
      Credential(
        apiKey: "ztdx-test-key-0001", secret: try SecretBytes(text: "ztdx-test-secret-0001"))
    case .bingx:
      Credential(
        apiKey: "bingx-test-key-0001", secret: try SecretBytes(text: "bingx-test-secret-0001"))
    }
  }

  static func configuration(
    _ venue: Venue, baseURL: String? = nil, isReadOnly: Bool = false
  ) throws -> VenueAccountConfiguration {
    VenueAccountConfiguration(
      venue: venue, baseURL: baseURL, credential: try credential(venue), isReadOnly: isReadOnly)
  }

  static func client(
    _ venue: Venue, _ transport: StubTransport, time: TestTime = TestTime(),
    isReadOnly: Bool = false, ledger: (any RateLedger)? = nil
  ) throws -> any VenueConnection {
    try VenueClients.make(
      try configuration(venue, isReadOnly: isReadOnly), transport: transport, ledger: ledger,
      timing: time.timing)
  }

  static func symbol(_ venue: Venue) throws -> ContractSymbol {
    try #require(ContractSymbol(venue == .bingx ? "BTC-USDT" : "BTCUSDT"))
  }

  static func leverage(_ text: String) throws -> Leverage { try Leverage(text) }

  static func change(_ venue: Venue, to text: String = "13") throws -> Change {
    Change(
      symbol: try symbol(venue), from: nil, to: LeverageSetting(both: try Leverage(text)),
      positionMode: .oneWay)
  }
}
