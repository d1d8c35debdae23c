import FoundationEssentials
import LeverDomain
import OrderedJSON
import Transport

/// Signs requests to BingX: HMAC-SHA256 over the parameters sorted by name, values not encoded
/// (BingX documentation, read 2026-11-21).
///
/// They go out in the query, for POST too, with an empty body and no content type. This deviates
/// from the page on leverage, which says `Content-Type: request body (application/json)`: public
/// clients that work with the live venue send the query form for this very endpoint, and no source
/// was found that shows the other. So the query is tried first. A venue that refuses it as lacking
/// its parameters has changed nothing, and gets the JSON form of the page, once: see
/// ``BingXChangeForm``.
extension BingX {
  var algorithm: SigningKey.Algorithm { .hmacSHA256 }

  func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    let endpoint = draft.request.endpoint
    guard endpoint.isSigned else {
      return HTTPRequest(method: endpoint.method, url: base.text + draft.request.target)
    }
    let parameters =
      (draft.request.parameters + [
        VenueRequest.Parameter(name: "recvWindow", value: String(Endpoints.receiveWindow)),
        VenueRequest.Parameter(name: "timestamp", value: String(timestamp)),
      ]).sorted { $0.name < $1.name }
    let signed = VenueRequest(endpoint, parameters: parameters)
    let message = payload(parameters)
    let signature = try draft.signature(of: message)
    if draft.request.form == .jsonBody {
      return HTTPRequest(
        method: endpoint.method, url: base.text + endpoint.path,
        headers: [
          HTTPHeader("X-BX-APIKEY", draft.key), HTTPHeader("Content-Type", "application/json"),
        ],
        body: Data(
          JSONValue.object(
            parameters.map { JSONValue.Member($0.name, jsonValue(of: $0)) }
              + [JSONValue.Member("signature", .string(signature))]
          ).compactText.utf8))
    }
    return HTTPRequest(
      method: endpoint.method,
      url: base.text + signed.target + "&signature=" + signature,
      headers: [HTTPHeader("X-BX-APIKEY", draft.key)])
  }

  /// Numbers by the page's types: `leverage`, `timestamp` and `recvWindow` are int64.
  private func jsonValue(of parameter: VenueRequest.Parameter) -> JSONValue {
    let isNumber = ["leverage", "recvWindow", "timestamp"].contains(parameter.name)
    guard isNumber, let number = Int64(parameter.value) else { return .string(parameter.value) }
    return .integer(number)
  }

  /// What is signed: names and raw values in the order given.
  func payload(_ parameters: [VenueRequest.Parameter]) -> String {
    parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }
}
