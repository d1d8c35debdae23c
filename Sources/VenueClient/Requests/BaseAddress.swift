import LeverDomain

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
    var address = Substring(text)
    while address.last == "/" { address.removeLast() }
    guard let separator = BaseAddress.schemeEnd(of: address) else {
      throw VenueError(.insecureAddress)
    }
    let scheme = address[..<separator].lowercased()
    let authority = address[separator...].dropFirst(3)
    let isPlain = authority.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", ":", "[", "]": true
      default: false
      }
    }
    guard isPlain, !authority.isEmpty else { throw VenueError(.insecureAddress) }
    switch scheme {
    case "https": break
    case "http" where BaseAddress.isLoopback(BaseAddress.host(of: authority)): break
    default: throw VenueError(.insecureAddress)
    }
    self.text = scheme + "://" + authority
    self.authority = authority.lowercased()
  }

  private static func schemeEnd(of address: Substring) -> Substring.Index? {
    guard let colon = address.firstIndex(of: ":"), address[colon...].hasPrefix("://") else {
      return nil
    }
    return colon
  }

  private static func host(of authority: Substring) -> Substring {
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return authority }
      return authority[...end]
    }
    return authority.prefix { $0 != ":" }
  }

  private static func isLoopback(_ host: Substring) -> Bool {
    if host.lowercased() == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
