import CSodium

/// Ed25519 signatures (RFC 8032), deterministic.
public enum Ed25519 {
  /// The length of a seed, in bytes.
  public static let seedLength = 32

  /// The public key that belongs to a 32-byte seed.
  ///
  /// - Throws: ``CryptographyError/malformedKey`` for another length.
  public static func publicKey(seed: SecretBytes) throws(CryptographyError) -> [UInt8] {
    try withKeyPair(seed: seed) { publicKey, _ in publicKey }
  }

  /// The 64-byte signature of `message`.
  ///
  /// - Throws: ``CryptographyError/malformedKey`` when the seed is not 32 bytes long.
  public static func sign(
    _ message: some Collection<UInt8>, seed: SecretBytes
  ) throws(CryptographyError) -> [UInt8] {
    let bytes = Array(message)
    return try withKeyPair(seed: seed) { _, secretKey in
      var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
      crypto_sign_detached(&signature, nil, bytes, UInt64(bytes.count), secretKey)
      return signature
    }
  }

  /// Whether `signature` is the signature of `message` under `publicKey`. False for a key or
  /// signature of the wrong length.
  public static func verify(
    _ signature: [UInt8], of message: some Collection<UInt8>, publicKey: [UInt8]
  ) -> Bool {
    guard Sodium.isReady, signature.count == Int(crypto_sign_BYTES),
      publicKey.count == Int(crypto_sign_PUBLICKEYBYTES)
    else { return false }
    let bytes = Array(message)
    return crypto_sign_verify_detached(signature, bytes, UInt64(bytes.count), publicKey) == 0
  }

  private static func withKeyPair<Value>(
    seed: SecretBytes, _ body: ([UInt8], UnsafePointer<UInt8>) -> Value
  ) throws(CryptographyError) -> Value {
    guard Sodium.isReady else { throw .unavailable }
    guard seed.count == seedLength else { throw .malformedKey }
    guard let memory = sodium_malloc(Int(crypto_sign_SECRETKEYBYTES)) else { throw .unavailable }
    defer { sodium_free(memory) }
    let secretKey = memory.assumingMemoryBound(to: UInt8.self)
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    let status = seed.withBytes { seedBytes in
      guard let base = seedBytes.bindMemory(to: UInt8.self).baseAddress else { return Int32(-1) }
      return crypto_sign_seed_keypair(&publicKey, secretKey, base)
    }
    guard status == 0 else { throw .malformedKey }
    return body(publicKey, secretKey)
  }
}
