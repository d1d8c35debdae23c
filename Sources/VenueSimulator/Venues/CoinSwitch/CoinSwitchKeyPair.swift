import Cryptography

/// The key pairs that CoinSwitch gives out.
enum CoinSwitchKeyPair {
  /// An Ed25519 public key and its seed.
  static func make(
    from generator: inout SeededGenerator
  ) throws(SimulatorError) -> (apiKey: String, apiSecret: String) {
    var bytes = generator.thirtyTwoBytes()
    let secret = Hexadecimal.encode(bytes)
    do throws(CryptographyError) {
      let key = Hexadecimal.encode(try Ed25519.publicKey(seed: SecretBytes(wiping: &bytes)))
      return (key, secret)
    } catch {
      throw .cryptographyUnavailable
    }
  }
}
