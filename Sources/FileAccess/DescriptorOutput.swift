import Glibc

/// Writing to a descriptor, to the last byte.
public enum DescriptorOutput {
  /// Writes all of `bytes`; waits where the descriptor takes no more for now.
  ///
  /// - Throws: why the system did not take all of them.
  public static func write(
    _ bytes: [UInt8], to descriptor: Int32
  ) throws(SystemError) {
    var rest = bytes[...]
    repeat {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&ready, 1, -1)
          continue
        default: throw .latest
        }
      }
      // A device that takes nothing and does not say why would keep the program for ever.
      guard count > 0 || rest.isEmpty else { throw SystemError(errno: EIO) }
      rest = rest.dropFirst(count)
    } while !rest.isEmpty
  }
}
