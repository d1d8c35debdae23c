import LeverDomain
import Transport

/// The signing that both CoinSwitch PRO interfaces share (CoinSwitch documentation,
/// "Authentication", read 2026-11-21): Ed25519 over method, once-decoded target and epoch, without
/// separators; the body is not signed.
protocol CoinSwitchSigning: VenueAdapter {}

extension CoinSwitchSigning {
  var algorithm: SigningKey.Algorithm { .ed25519 }

  /// Writes a request out. Unsigned endpoints get no headers of authentication.
  func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    let request = draft.request
    var headers = [HTTPHeader("Content-Type", "application/json")]
    if request.endpoint.isSigned {
      // The wire carries the encoded target; what is signed is that same text decoded once.
      let message =
        request.endpoint.method + PercentEncoding.decodeForm(request.target) + String(timestamp)
      headers += [
        HTTPHeader("X-AUTH-APIKEY", draft.key),
        HTTPHeader("X-AUTH-SIGNATURE", try draft.signature(of: message)),
        HTTPHeader("X-AUTH-EPOCH", String(timestamp)),
      ]
    }
    return HTTPRequest(
      method: request.endpoint.method, url: base.text + request.target, headers: headers,
      body: request.body)
  }
}
