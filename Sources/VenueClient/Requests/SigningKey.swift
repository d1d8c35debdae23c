import Cryptography
import LeverDomain

/// An account's key, ready to sign.
struct SigningKey: Sendable {
  /// How a venue wants requests signed.
  enum Algorithm: Sendable, Hashable {
    /// Ed25519 over the message; the secret is a 32-byte seed in hexadecimal, or seed and public
    /// key, of which the seed counts. Lower-case hexadecimal.
    case ed25519
    /// HMAC-SHA256 keyed with the secret's own text. Lower-case hexadecimal.
    case hmacSHA256
  }

  /// The key that names the account to its venue.
  let name: String
  /// Whether ``name`` is the public key of the secret; nil where it does not have that form.
  let belongsToSecret: Bool?
  private let secret: SecretBytes
  private let algorithm: Algorithm

  /// Prepares a credential.
  ///
  /// - Throws: ``VenueError`` of kind `keyRejected` when key or secret cannot belong to the venue.
  init(_ credential: Credential, algorithm: Algorithm) throws(VenueError) {
    let isSendable = credential.apiKey.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    guard !credential.apiKey.isEmpty, isSendable, credential.secret.count > 0 else {
      throw VenueError(.keyRejected, message: "The key or the secret is empty or malformed")
    }
    name = credential.apiKey
    self.algorithm = algorithm
    switch algorithm {
    case .hmacSHA256:
      secret = credential.secret
      belongsToSecret = nil
    case .ed25519:
      secret = try SigningKey.seed(of: credential.secret)
      belongsToSecret = SigningKey.isPublicKey(credential.apiKey, ofSeed: secret)
    }
  }

  /// The signature of `message`.
  func signature(of message: String) throws(VenueError) -> String {
    switch algorithm {
    case .hmacSHA256:
      return Hexadecimal.encode(HMACSHA256.code(of: Array(message.utf8), key: secret))
    case .ed25519:
      do throws(CryptographyError) {
        return Hexadecimal.encode(try Ed25519.sign(Array(message.utf8), seed: secret))
      } catch {
        throw VenueError(.keyRejected, message: "The secret cannot sign")
      }
    }
  }

  private static func isPublicKey(_ name: String, ofSeed seed: SecretBytes) -> Bool? {
    guard let named = Hexadecimal.decode(Array(name.utf8)), named.count == Ed25519.seedLength,
      let publicKey = try? Ed25519.publicKey(seed: seed)
    else { return nil }
    return named == publicKey
  }

  private static func seed(of secret: SecretBytes) throws(VenueError) -> SecretBytes {
    let digits = 2 * Ed25519.seedLength
    guard secret.count == digits || secret.count == 2 * digits,
      var seed = secret.withBytes({ Hexadecimal.decode($0.prefix(digits)) })
    else {
      throw VenueError(.keyRejected, message: "The secret is not 64 hexadecimal digits")
    }
    do throws(CryptographyError) {
      return try SecretBytes(wiping: &seed)
    } catch {
      throw VenueError(.keyRejected, message: "The secret cannot be held in guarded memory")
    }
  }
}
