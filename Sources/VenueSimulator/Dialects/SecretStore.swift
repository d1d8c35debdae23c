import Cryptography

/// The secrets with which HMAC signatures are checked, by API key.
struct SecretStore: Sendable {
  private let secrets: [String: SecretBytes]

  /// - Throws: ``SimulatorError/cryptographyUnavailable``.
  init(keys: [PracticeKey]) throws(SimulatorError) {
    var secrets: [String: SecretBytes] = [:]
    for key in keys {
      do throws(CryptographyError) {
        secrets[key.apiKey] = try SecretBytes(text: key.apiSecret)
      } catch {
        throw .cryptographyUnavailable
      }
    }
    self.secrets = secrets
  }

  /// Whether `signature` is the lower-case hexadecimal HMAC-SHA256 of `message` under the text of
  /// the key's secret. Compared letter by letter: upper case does not match.
  func verifies(_ signature: String, of message: [UInt8], apiKey: String) -> Bool {
    guard let secret = secrets[apiKey] else { return false }
    let expected = Hexadecimal.encode(HMACSHA256.code(of: message, key: secret))
    return HMACSHA256.matches(Array(expected.utf8), Array(signature.utf8))
  }
}
