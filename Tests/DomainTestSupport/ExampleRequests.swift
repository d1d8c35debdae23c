package import LeverDomain

/// The requests of a venue that a test makes up: what is asked for stands in the body.
package struct ExampleRequests: LegPreviewing {
  /// What the venue calls the sides.
  package struct SideNames: Hashable, Sendable {
    package let both: String
    package let long: String
    package let short: String

    package init(both: String, long: String, short: String) {
      self.both = both
      self.long = long
      self.short = short
    }
  }

  private let url: String
  private let headers: [String]
  private let sides: SideNames

  package init(
    url: String = "https://venue.example/leverage", headers: [String] = ["X-Key: <key>"],
    sides: SideNames = SideNames(both: "both", long: "long", short: "short")
  ) {
    self.url = url
    self.headers = headers
    self.sides = sides
  }

  package func preview(of leg: ChangeStep) -> RequestPreview {
    let isOne = leg.sides.count == 1
    let isShort = isOne && leg.sides.contains(.short)
    let side = isOne ? (isShort ? sides.short : sides.long) : sides.both
    return RequestPreview(
      method: "POST", url: url, headers: headers,
      body: #"{"symbol":"\#(leg.symbol)","side":"\#(side)","#
        + #""leverage":\#(leg.target[isShort ? .short : .long])}"#)
  }
}
