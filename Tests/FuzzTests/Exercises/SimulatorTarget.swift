@testable import VenueSimulator

extension FuzzTarget {
  /// One venue of the simulator: its request parsing and everything behind it.
  static func simulator(_ venue: SimulatedVenue) -> FuzzTarget {
    let site = Result { () throws(SimulatorError) in try SimulatedSite(venue) }
    @Sendable func practiceSite() throws(BrokenInvariant) -> SimulatedSite {
      guard case .success(let site) = site else {
        throw BrokenInvariant("there is no practice desk")
      }
      return site
    }
    return FuzzTarget(
      name: "simulator-" + venue.rawValue,
      exercises: [
        Exercise("unsigned request") { (bytes) throws(BrokenInvariant) in
          try practiceSite().answer(unsigned: SimulatedRequest(bytes).request)
        },
        Exercise("signed request") { (bytes) throws(BrokenInvariant) in
          try practiceSite().answer(signed: SimulatedRequest(bytes))
        },
        Exercise("JSON") { (bytes) throws(BrokenInvariant) in
          guard let value = try? JSONParser.parse(bytes) else { return }
          try require(
            (try? JSONParser.parse(value.bytes)) == value, "JSON reads otherwise than it is written"
          )
        },
        Exercise("query") { (bytes) throws(BrokenInvariant) in
          let text = String(decoding: bytes, as: UTF8.self)
          let parameters = QueryParameters(text)
          for pair in parameters.pairs {
            try require(parameters[pair.name] != nil, "a parameter is not found by its name")
          }
          try require(
            PercentCoding.decode(PercentCoding.encode(text).utf8) == Array(text.utf8),
            "percent-encoding does not decode to what was encoded")
        },
      ],
      seeds: { Seeds.requests(to: venue) })
  }
}
