/// How the simulator plays the venues.
public struct SimulatorOptions: Sendable {
  /// What everything made up depends on: the same seed gives the same desk. Default 1.
  public var seed: UInt64 = 1
  /// What goes wrong from the start. Default nothing.
  public var faults: [Fault] = []
  /// Whether the venues' published rate limits hold. Default true.
  public var enforcesRateLimits = true
  /// Other answers to what the venues' documents leave open. Default none: the documents' letter.
  public var variants: Set<VenueVariant> = []
  /// The venues that are played, by name; nil for all.
  public var venues: Set<String>?
  /// How many instruments a venue lists at most, those with the best known names first; nil for as
  /// many as the venue has. Default nil.
  public var maximumInstruments: Int?
  /// How many accounts there are on each venue. Default 1.
  public var accountsPerVenue = 1
  /// Fixed ports by venue name. Default none: any free port.
  public var ports: [String: UInt16] = [:]
  /// Who sees every request pass. Default nobody.
  public var witness: SimulatorWitness?
  /// The venues' clock, in Unix milliseconds. Default the system's clock.
  public var clock: @Sendable () -> Int64 = { SystemClock.milliseconds() }

  /// The defaults.
  public init() {}
}
