/// Why the simulator does not run.
public enum SimulatorError: Error, Equatable, Sendable {
  /// No key pair could be made, or no signature checked.
  case cryptographyUnavailable
  /// Nothing could listen on 127.0.0.1 for this venue; port 0 stands for any free one.
  case cannotListen(venue: String, port: UInt16)
  /// ``Simulator/start()`` was called on a simulator that runs, or that was stopped.
  case alreadyStarted
  /// Two variants that answer one open point in two ways.
  case contradictingVariants(VenueVariant, VenueVariant)
  /// No venue has this name.
  case unknownVenue(String)
}
