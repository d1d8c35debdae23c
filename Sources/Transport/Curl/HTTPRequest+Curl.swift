import CCurl
import FoundationEssentials

extension HTTPRequest {
  /// How long a kept connection may have been idle, in seconds, and still carry a request that
  /// changes something. Servers drop idle connections after a minute or so, and a change that
  /// meets that moment is left unknown; a fresh connection costs less.
  private static let maximumIdleSecondsForChanges = 20

  /// Whether the request only reads, by its method.
  private var isReading: Bool { method == "GET" || method == "HEAD" }

  /// Tells libcurl all about the request but its headers and where the answer goes.
  func setCurlOptions(
    _ options: inout CurlOptions, address: HTTPAddress, settings: CurlSettings
  ) {
    options.set(CURLOPT_URL, address.origin)
    // Path and query go out as they stand, whatever libcurl would make of them.
    options.set(CURLOPT_REQUEST_TARGET, address.target)
    options.set(CURLOPT_PATH_AS_IS, 1)
    options.set(CURLOPT_PROTOCOLS_STR, address.scheme.rawValue)
    options.set(CURLOPT_FOLLOWLOCATION, 0)
    options.set(CURLOPT_USERAGENT, settings.userAgent)
    options.set(CURLOPT_ACCEPT_ENCODING, "gzip")
    if address.isLoopback { options.set(CURLOPT_PROXY, "") }
    setMethod(&options)

    options.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    switch connection {
    case .kept:
      // Over TLS, wait to see whether a connection being made can carry several requests.
      options.set(CURLOPT_PIPEWAIT, address.scheme == .https ? 1 : 0)
    case .fresh:
      options.set(CURLOPT_FRESH_CONNECT, 1)
      options.set(CURLOPT_FORBID_REUSE, 1)
    }
    options.set(CURLOPT_TCP_KEEPALIVE, 1)
    if !isReading {
      options.set(CURLOPT_MAXAGE_CONN, HTTPRequest.maximumIdleSecondsForChanges)
    }

    options.set(CURLOPT_SSL_VERIFYPEER, 1)
    options.set(CURLOPT_SSL_VERIFYHOST, 2)
    if let file = settings.certificateAuthorities { options.set(CURLOPT_CAINFO, file) }

    let connectTimeout = min(timeout, settings.connectTimeout)
    options.set(CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds)
    options.set(CURLOPT_CONNECTTIMEOUT_MS, connectTimeout.wholeMilliseconds)
    // No signals for timeouts, and no waiting for a resolver when a request is given up.
    options.set(CURLOPT_NOSIGNAL, 1)
    options.set(CURLOPT_QUICK_EXIT, 1)
  }

  private func setMethod(_ options: inout CurlOptions) {
    switch method {
    case "GET" where body.isEmpty:
      options.set(CURLOPT_HTTPGET, 1)
    case "HEAD":
      options.set(CURLOPT_NOBODY, 1)
    case "POST":
      options.set(CURLOPT_POST, 1)
      body.withUnsafeBytes { options.setBody($0) }
    default:
      if !body.isEmpty {
        options.set(CURLOPT_POST, 1)
        body.withUnsafeBytes { options.setBody($0) }
      }
      options.set(CURLOPT_CUSTOMREQUEST, method)
    }
  }

  /// The headers as libcurl wants them, in order; to be freed with `curl_slist_free_all`. Those
  /// that libcurl would add by itself and nobody asked for are taken out.
  func curlHeaderLines() -> UnsafeMutablePointer<curl_slist>? {
    var lines = headers.map { header in
      // `Name:` without a value would take the header out.
      header.value.allSatisfy { $0 == " " || $0 == "\t" }
        ? "\(header.name);" : "\(header.name): \(header.value)"
    }
    for unwanted in ["Expect", "Content-Type"]
    where !headers.contains(where: { $0.name.lowercased() == unwanted.lowercased() }) {
      lines.append("\(unwanted):")
    }
    return lines.reduce(nil) { list, line in curl_slist_append(list, line) ?? list }
  }
}

extension Duration {
  /// In milliseconds, at least one: libcurl takes zero for "no limit".
  fileprivate var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    guard seconds < 1 << 31 else { return Int(Int32.max) }
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
