import LeverDomain
import Transport

/// Signs requests to BingX: HMAC-SHA256 over the parameters sorted by name, values not encoded;
/// all in the query, for POST too, with an empty body and no content type (BingX documentation and
/// the form that public clients use for this endpoint, read 2026-11-21).
enum BingXSigning {
  static let algorithm = SigningKey.Algorithm.hmacSHA256

  static func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    let endpoint = draft.request.endpoint
    guard endpoint.isSigned else {
      return HTTPRequest(method: endpoint.method, url: base.text + draft.request.target)
    }
    let parameters =
      (draft.request.parameters + [
        VenueRequest.Parameter(name: "recvWindow", value: String(BingXEndpoints.receiveWindow)),
        VenueRequest.Parameter(name: "timestamp", value: String(timestamp)),
      ]).sorted { $0.name < $1.name }
    let signed = VenueRequest(endpoint, parameters: parameters)
    let message = payload(parameters)
    let signature = try draft.signature(of: message)
    return HTTPRequest(
      method: endpoint.method,
      url: base.text + signed.target + "&signature=" + signature,
      headers: [HTTPHeader("X-BX-APIKEY", draft.key)])
  }

  /// What is signed: names and raw values in the order given.
  static func payload(_ parameters: [VenueRequest.Parameter]) -> String {
    parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }
}
