import VenueSimulator

/// The sentences for what is wrong with a wish to the simulator.
enum FaultWording {
  static func sentence(_ reason: FaultSyntaxError.Reason) -> String {
    switch reason {
    case .unknownName(let name): "there is no fault \"\(name)\""
    case .unknownVenue(let venue): "there is no venue \"\(venue)\""
    case .unknownMethod(let method): "\"\(method)\" is neither an HTTP method nor CHANGE nor READ"
    case .missingValue: "it wants a time, as in latency=250ms"
    case .unexpectedValue: "it takes no value"
    case .malformedValue(let value): "\"\(value)\" is not a time such as 250ms, 2s or 1m"
    case .malformedOccurrences(let text): "\"#\(text)\" is not #2, #1-3 or #4-"
    case .repeatedPart(let marker): "the part after \"\(marker)\" is given twice"
    }
  }

  static func hint(_ reason: FaultSyntaxError.Reason) -> String? {
    switch reason {
    case .unknownName:
      "the faults are: " + FaultName.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownVenue: "the venues are: coinswitch-futures, coinswitch-hft, ztdx, bingx"
    default: "a fault is written NAME[=TIME][@VENUE][:METHOD][/PATH][#WHICH]"
    }
  }

  static func sentence(_ error: SimulatorError) -> String {
    switch error {
    case .cryptographyUnavailable: "the simulator cannot make keys: libsodium did not start"
    case .cannotListen(let venue, let port):
      "the simulator cannot listen on 127.0.0.1\(port == 0 ? "" : ":\(port)") for \(venue)"
    case .alreadyStarted: "the simulator runs already"
    case .unknownVenue(let venue): "there is no venue \"\(venue)\""
    }
  }
}
