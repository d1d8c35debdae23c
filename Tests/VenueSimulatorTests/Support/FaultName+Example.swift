@testable import VenueSimulator

extension FaultName {
  /// The fault with a value that makes a difference.
  var example: Fault {
    switch value?.form {
    case .time, .difference: Fault(self, milliseconds: 90_000)
    case .status: Fault(self, value: .status(415))
    case .stray: Fault(self, value: .stray(.status(403)))
    case .count, .leverage, nil: Fault(self)
    }
  }
}
