import CCurl

extension TransportError.Kind {
  /// What a result code of libcurl means. Codes that no HTTP request can meet are `failed`.
  init(_ code: CURLcode) {
    self =
      switch code {
      case CURLE_URL_MALFORMAT: .insecureAddress
      case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .nameNotResolved
      case CURLE_COULDNT_CONNECT, CURLE_PROXY: .notConnected
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
        .untrustedCertificate
      case CURLE_OPERATION_TIMEDOUT: .timedOut
      // CURLE_UNSUPPORTED_PROTOCOL comes for an answer that does not begin with an HTTP status
      // line; the scheme has been checked before.
      case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE,
        CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL,
        CURLE_SSL_CONNECT_ERROR, CURLE_SSL_SHUTDOWN_FAILED, CURLE_BAD_CONTENT_ENCODING:
        .connectionLost
      default: .failed
      }
  }
}
