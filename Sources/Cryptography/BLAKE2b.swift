import CSodium

/// BLAKE2b with 32 bytes (RFC 7693), without a key: what `b2sum -l 256` computes.
public enum BLAKE2b {
  /// The length of a hash, in bytes.
  public static let length = 32

  /// The hash of `bytes`.
  public static func hash(_ bytes: RawSpan) -> [UInt8] {
    bytes.withUnsafeBytes { buffer in
      var hash = [UInt8](repeating: 0, count: length)
      crypto_generichash(
        &hash, length, buffer.bindMemory(to: UInt8.self).baseAddress, UInt64(buffer.count), nil, 0)
      return hash
    }
  }

  /// The hash of the UTF-8 bytes of `text`.
  public static func hash(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { hash($0.span.bytes) }
  }
}
