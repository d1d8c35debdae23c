import Cryptography

/// A made-up key pair of the practice desk, in the shape that its venue gives out.
///
/// It protects nothing but play money on loopback, so it may stand in ordinary memory.
struct PracticeKey: Sendable {
  let account: String
  let venue: SimulatedVenue
  let apiKey: String
  let apiSecret: String

  /// A key pair given as it is.
  init(account: String, venue: SimulatedVenue, apiKey: String, apiSecret: String) {
    self.account = account
    self.venue = venue
    self.apiKey = apiKey
    self.apiSecret = apiSecret
  }

  /// The key of the `number`-th account of a venue, which is named for the venue.
  ///
  /// CoinSwitch gives out an Ed25519 public key and its seed, ZTDX 64 hexadecimal digits each,
  /// BingX letters and digits.
  init(venue: SimulatedVenue, number: Int, seed: UInt64) throws(SimulatorError) {
    account = number == 1 ? venue.rawValue : venue.rawValue + "-" + String(number)
    self.venue = venue
    var generator = SeededGenerator(seed: seed, purpose: "key " + account)
    switch venue {
    case .coinSwitchFutures, .coinSwitchHFT:
      var bytes = generator.thirtyTwoBytes()
      apiSecret = Hexadecimal.encode(bytes)
      do throws(CryptographyError) {
        apiKey = Hexadecimal.encode(try Ed25519.publicKey(seed: SecretBytes(wiping: &bytes)))
      } catch {
        throw .cryptographyUnavailable
      }
    case .ztdx:
      apiKey = Hexadecimal.encode(generator.thirtyTwoBytes())
      apiSecret = Hexadecimal.encode(generator.thirtyTwoBytes())
    case .bingx:
      apiKey = Self.text(from: &generator)
      apiSecret = Self.text(from: &generator)
    }
  }

  private static func text(from generator: inout SeededGenerator) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    return String(decoding: (0..<64).map { _ in generator.pick(alphabet) }, as: UTF8.self)
  }
}
