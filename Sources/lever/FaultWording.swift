import LeverCLI
import VenueSimulator

/// The sentences for what is wrong with a wish to the simulator.
enum FaultWording {
  /// Every fault, for the help of the commands that take one.
  static var help: HelpSection {
    HelpSection(
      title: "Faults", terms: FaultName.allCases.map { ($0.usage, $0.summary) })
  }

  static func sentence(_ reason: FaultSyntaxError.Reason) -> String {
    switch reason {
    case .unknownName(let name): "there is no fault \"\(name)\""
    case .unknownVenue(let venue): "there is no venue \"\(venue)\""
    case .unknownMethod(let method): "\"\(method)\" is neither an HTTP method nor CHANGE nor READ"
    case .missingValue(let form): "it wants \(noun(form))"
    case .unexpectedValue: "it takes no value"
    case .malformedValue(let value, let form): "\"\(value)\" is not \(noun(form))"
    case .malformedOccurrences(let text): "\"#\(text)\" is not #2, #1-3 or #4-"
    case .repeatedPart(let marker): "the part after \"\(marker)\" is given twice"
    }
  }

  private static func noun(_ form: Fault.ValueForm) -> String {
    switch form {
    case .time: "a time such as 250ms, 2s or 1m"
    case .difference: "a time such as +90s or -2m"
    case .status: "an HTTP status from 200 to 599, such as 415"
    case .count: "a whole number from 1 to 1000"
    case .leverage: "a leverage such as 7x"
    case .stray: "7x, changed-7x, refused, garbage or a status such as 403"
    }
  }

  static func hint(_ reason: FaultSyntaxError.Reason) -> String? {
    switch reason {
    case .unknownName:
      "lever simulate --help explains the faults: "
        + FaultName.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownVenue: "the venues are: coinswitch-futures, coinswitch-hft, ztdx, bingx"
    default: "a fault is written NAME[=VALUE][@VENUE][:METHOD][/PATH][#WHICH]"
    }
  }

  static func sentence(_ error: SimulatorError) -> String {
    switch error {
    case .cryptographyUnavailable: "the simulator cannot make keys: libsodium did not start"
    case .cannotListen(let venue, let port):
      "the simulator cannot listen on 127.0.0.1\(port == 0 ? "" : ":\(port)") for \(venue)"
    case .contradictingVariants(let first, let second):
      "\(first.rawValue) and \(second.rawValue) are two answers to one question"
    case .alreadyStarted: "the simulator runs already"
    case .unknownVenue(let venue): "there is no venue \"\(venue)\""
    }
  }
}
