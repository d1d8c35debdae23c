import FoundationEssentials
import LeverDomain
import OrderedJSON

/// A request before it is signed.
struct VenueRequest: Sendable, Hashable {
  /// A parameter of the query, not encoded.
  struct Parameter: Sendable, Hashable {
    let name: String
    let value: String
  }

  /// The call.
  let endpoint: Endpoint
  /// The query's parameters in order, without those that signing adds.
  let parameters: [Parameter]
  /// The body, exactly as it is signed and sent.
  let body: Data
  /// How the parameters are carried, where a venue takes more than one form.
  var form = RequestForm.query

  init(_ endpoint: Endpoint, _ parameters: KeyValuePairs<String, String> = [:], body: Data = Data())
  {
    self.init(
      endpoint, parameters: parameters.map { Parameter(name: $0.key, value: $0.value) }, body: body)
  }

  /// A request with a body of JSON, whose members keep their order.
  init(_ endpoint: Endpoint, json: JSONValue) {
    self.init(endpoint, body: Data(json.compactText.utf8))
  }

  init(_ endpoint: Endpoint, parameters: [Parameter], body: Data = Data()) {
    self.endpoint = endpoint
    self.parameters = parameters
    self.body = body
  }

  /// The query as it goes on the wire, without `?`; empty where there is none.
  var encodedQuery: String {
    parameters.map { "\($0.name)=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
  }

  /// The path with its query as it goes on the wire.
  var target: String {
    parameters.isEmpty ? endpoint.path : endpoint.path + "?" + encodedQuery
  }
}
