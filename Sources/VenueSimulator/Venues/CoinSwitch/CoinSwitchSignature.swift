import Cryptography

/// The signature that all CoinSwitch APIs share (CoinSwitch documentation, Authentication, read
/// 2026-11-21): Ed25519 over verb, target and epoch, without separators. The body is not signed.
enum CoinSwitchSignature {
  /// What must have been signed: the upper-case verb, the target as received decoded once, with
  /// `+` as a space, and the epoch's own digits; empty when there was no epoch.
  static func message(method: String, target: String, epoch: String) -> [UInt8] {
    Array(method.utf8) + PercentCoding.decode(target.utf8) + Array(epoch.utf8)
  }

  /// Whether `signature` is 128 lower-case hexadecimal digits that sign the request under
  /// `apiKey`, which is the public key.
  static func verifies(
    _ signature: String, method: String, target: String, epoch: String, apiKey: String
  ) -> Bool {
    guard signature.utf8.allSatisfy({ !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }),
      let signatureBytes = Hexadecimal.decode(Array(signature.utf8)),
      let publicKey = Hexadecimal.decode(Array(apiKey.utf8))
    else { return false }
    return Ed25519.verify(
      signatureBytes, of: message(method: method, target: target, epoch: epoch),
      publicKey: publicKey)
  }
}
