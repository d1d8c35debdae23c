/// What the answer to an accepted request told beside "done".
public struct ChangeAcceptance: Hashable, Sendable {
  /// The value that the venue echoed for the sides sent, if it echoes one.
  public let echo: Leverage?
  /// The largest positions at the new leverage, as far as the answer names them.
  public let positionCaps: PositionCaps
  /// The forms in which the request was sent, the last one being that which was accepted; empty on
  /// a venue that takes one form only.
  public let forms: [RequestForm]

  /// An acceptance; without an echo, caps and forms unless said otherwise.
  public init(
    echo: Leverage? = nil, positionCaps: PositionCaps = PositionCaps(), forms: [RequestForm] = []
  ) {
    self.echo = echo
    self.positionCaps = positionCaps
    self.forms = forms
  }
}

/// How a request carries its parameters, on a venue whose documents show more than one way.
public enum RequestForm: String, CaseIterable, Sendable, Hashable {
  /// In the query, with an empty body.
  case query
  /// In a JSON body.
  case jsonBody = "json_body"
}
