import LeverDomain
import Transport

/// Where a venue is reached: scheme and host, proved to be HTTPS or loopback.
struct BaseAddress: Hashable, Sendable {
  /// Scheme, host and port, without a trailing slash.
  let text: String
  /// Host and port in lower case: what the venue counts requests of an address against.
  let authority: String

  /// Reads an address.
  ///
  /// - Throws: ``VenueError`` of kind `insecureAddress` for anything but `https://host[:port]` and
  ///   plain HTTP to `127.0.0.0/8`, `[::1]` or `localhost`.
  init(_ text: String) throws(VenueError) {
    guard let address = try? HTTPAddress(text), address.target == "/" else {
      throw VenueError(.insecureAddress)
    }
    self.text = address.origin
    authority = address.host.lowercased() + (address.port.map { ":\($0)" } ?? "")
  }
}
