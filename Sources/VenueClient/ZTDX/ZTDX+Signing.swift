import LeverDomain
import Transport

/// Signs requests to ZTDX: HMAC-SHA256 over the query as it is sent, followed directly by the body
/// (ZTDX documentation, "Authentication", read 2026-11-21).
extension ZTDX {
  var algorithm: SigningKey.Algorithm { .hmacSHA256 }

  func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    let request = draft.request
    guard request.endpoint.isSigned else {
      return HTTPRequest(method: request.endpoint.method, url: base.text + request.target)
    }
    let query = VenueRequest(
      request.endpoint,
      parameters: request.parameters + [
        VenueRequest.Parameter(name: "recvWindow", value: String(Endpoints.receiveWindow)),
        VenueRequest.Parameter(name: "timestamp", value: String(timestamp)),
      ]
    ).encodedQuery
    let signature = try draft.signature(of: payload(query: query, request))
    var headers = [HTTPHeader("X-MBX-APIKEY", draft.key)]
    // Without it a body is answered with 415.
    if !request.body.isEmpty { headers.append(HTTPHeader("Content-Type", "application/json")) }
    return HTTPRequest(
      method: request.endpoint.method,
      url: base.text + request.endpoint.path + "?" + query + "&signature=" + signature,
      headers: headers, body: request.body)
  }

  /// What is signed.
  func payload(query: String, _ request: VenueRequest) -> String {
    query + String(decoding: request.body, as: UTF8.self)
  }
}
