/// An address that requests may go to: HTTPS, or plain HTTP on this very machine.
public struct HTTPAddress: Hashable, Sendable {
  /// How the connection is made.
  public enum Scheme: String, Hashable, Sendable {
    /// Over TLS, with the certificate verified.
    case https
    /// In the clear; only to a loopback address.
    case http
  }

  /// How the connection is made.
  public let scheme: Scheme
  /// A name, an IPv4 address, or an IPv6 address in brackets, as written.
  public let host: String
  /// The port; nil for the scheme's own.
  public let port: UInt16?
  /// Path and query exactly as written; begins with `/`.
  public let target: String

  /// Whether the host is this machine: `localhost`, `127.0.0.0/8` or `[::1]`, written plainly.
  public var isLoopback: Bool { HTTPAddress.isLoopback(host) }

  /// Scheme, host and port, without a path.
  public var origin: String {
    "\(scheme.rawValue)://\(host)" + (port.map { ":\($0)" } ?? "")
  }

  /// Reads an absolute address. Nothing in it is decoded, encoded or tidied.
  ///
  /// - Throws: ``HTTPAddressError`` saying what is wrong with it.
  public init(_ text: String) throws(HTTPAddressError) {
    // Printable ASCII only, and no fragment, which is never sent.
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
      throw .malformed
    }
    guard let separator = text.range(ofFirst: "://") else { throw .malformed }
    guard let scheme = Scheme(rawValue: text[..<separator.lowerBound].lowercased()) else {
      throw .unsupportedScheme
    }
    let rest = text[separator.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let written = rest[authority.endIndex...]
    guard !authority.contains("@") else { throw .holdsCredentials }
    let (host, port) = try HTTPAddress.splitAuthority(authority)

    self.scheme = scheme
    self.host = host
    self.port = port
    target = written.first == "/" ? String(written) : "/" + written
    if scheme == .http && !HTTPAddress.isLoopback(host) { throw .insecure }
  }

  private static func splitAuthority(
    _ authority: Substring
  ) throws(HTTPAddressError) -> (host: String, port: UInt16?) {
    let host: Substring
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { throw .malformed }
      host = authority[...end]
      let digits = host.dropFirst().dropLast()
      guard digits.contains(":"), digits.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
      else { throw .malformed }
    } else {
      host = authority.prefix { $0 != ":" }
      let allowed = host.utf8.allSatisfy { character in
        switch character {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
      guard !host.isEmpty, allowed else { throw .malformed }
    }
    let rest = authority[host.endIndex...]
    guard let colon = rest.first else { return (String(host), nil) }
    let digits = rest.dropFirst()
    guard colon == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(digits), port > 0
    else { throw .malformed }
    return (String(host), port)
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host.lowercased() == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "127" else { return false }
    // Leading zeros are refused: some resolvers read them as octal.
    return parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
  }
}

/// Why a text is no address for requests.
public enum HTTPAddressError: Error, Hashable, Sendable, CaseIterable {
  /// Not an absolute address, or with characters that do not belong in one.
  case malformed
  /// Neither `https` nor `http`.
  case unsupportedScheme
  /// A user name or password stands before the host.
  case holdsCredentials
  /// Plain HTTP to another machine.
  case insecure
}

extension String {
  fileprivate func range(ofFirst separator: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(separator) {
        return start..<index(start, offsetBy: separator.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
