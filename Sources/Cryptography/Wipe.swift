import CSodium

/// Overwrites memory that held a secret, in a way that the optimiser does not remove.
public enum Wipe {
  /// Fills `bytes` with zeros. Wipes this array's storage; earlier copies stay.
  public static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { buffer in
      if let base = buffer.baseAddress { sodium_memzero(base, buffer.count) }
    }
  }

  /// Fills `memory` with zeros.
  public static func wipe(_ memory: UnsafeMutableRawBufferPointer) {
    if let base = memory.baseAddress { sodium_memzero(base, memory.count) }
  }
}
