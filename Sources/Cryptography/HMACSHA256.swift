import CSodium

/// HMAC with SHA-256 (RFC 2104).
public enum HMACSHA256 {
  /// The 32-byte code of `message` under `key`, which may have any length.
  public static func code(of message: some Collection<UInt8>, key: SecretBytes) -> [UInt8] {
    var state = crypto_auth_hmacsha256_state()
    key.withBytes { bytes in
      guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
      _ = crypto_auth_hmacsha256_init(&state, base, bytes.count)
    }
    let bytes = Array(message)
    _ = crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    _ = crypto_auth_hmacsha256_final(&state, &code)
    sodium_memzero(&state, MemoryLayout<crypto_auth_hmacsha256_state>.size)
    return code
  }

  /// Whether two codes are equal, compared in constant time.
  public static func matches(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }
}
