extension HTTPRequest {
  /// The address, after a check that the request can go out as it stands.
  ///
  /// - Throws: ``TransportError/Kind/insecureAddress`` for an address that is malformed or neither
  ///   HTTPS nor loopback, ``TransportError/Kind/failed`` for a method or header that would break
  ///   the request apart. Nothing has been sent then.
  func checkedAddress() throws(TransportError) -> HTTPAddress {
    let address: HTTPAddress
    do {
      address = try HTTPAddress(url)
    } catch {
      throw TransportError(.insecureAddress, mayHaveBeenSent: false, detail: error.detail)
    }
    guard !method.isEmpty, method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw TransportError(.failed, mayHaveBeenSent: false, detail: "the method is not a word")
    }
    for header in headers where !header.isWellFormed {
      throw TransportError(
        .failed, mayHaveBeenSent: false,
        detail: "a header holds a character that does not belong in one")
    }
    return address
  }
}

extension HTTPHeader {
  fileprivate var isWellFormed: Bool {
    let isToken = name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }
    let isLine = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }
    return !name.isEmpty && isToken && isLine && !name.utf8.contains(UInt8(ascii: ";"))
  }
}

extension HTTPAddressError {
  fileprivate var detail: String {
    switch self {
    case .malformed: "the address is malformed"
    case .unsupportedScheme: "the address is neither https nor http"
    case .holdsCredentials: "the address holds a user name"
    case .insecure: "plain http is for loopback addresses only"
    }
  }
}
