import Glibc

/// Reading from a descriptor, whatever interrupts it.
public enum DescriptorInput {
  /// Reads until `memory` is full or nothing more comes.
  ///
  /// - Returns: how many bytes were read.
  public static func fill(
    _ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32
  ) throws(SystemError) -> Int {
    var count = 0
    while count < memory.count {
      let more = read(descriptor, memory.baseAddress?.advanced(by: count), memory.count - count)
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw .latest }
      guard more > 0 else { break }
      count += more
    }
    return count
  }

  /// Everything that comes, or nil when that is more than `maximumLength` bytes.
  public static func readAll(
    from descriptor: Int32, maximumLength: Int
  ) throws(SystemError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let result = piece.withUnsafeMutableBytes { piece in
        Result { () throws(SystemError) in try fill(piece, from: descriptor) }
      }
      let count = try result.get()
      bytes += piece[..<count]
      guard bytes.count <= maximumLength else { return nil }
      if count < piece.count { return bytes }
    }
  }
}
