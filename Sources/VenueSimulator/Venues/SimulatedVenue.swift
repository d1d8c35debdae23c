/// The venues that the simulator plays. Raw values are the names used in configurations.
enum SimulatedVenue: String, CaseIterable, Sendable, Hashable {
  case coinSwitchFutures = "coinswitch-futures"
  case coinSwitchHFT = "coinswitch-hft"
  case ztdx
  case bingx
}
