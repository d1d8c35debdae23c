/// What a command line asks for, understood and checked as far as that goes without a venue.
public struct Invocation: Equatable, Sendable {
  /// What to do.
  public enum Action: Equatable, Sendable {
    /// Open the screen, which wants the main thread.
    case screen(ScreenRequest)
    /// Run the simulator alone until it is stopped.
    case simulate(SimulateRequest)
    /// Anything that ``LeverCommandLine/run(_:in:)`` does by itself.
    case command(Command)
  }

  /// What to do.
  public var action: Action
  /// What holds for every command.
  public var options: GlobalOptions
}

/// The screen, on the configured accounts or on the practice desk.
public struct ScreenRequest: Equatable, Sendable {
  /// The practice desk to open instead of the configured accounts; nil for those.
  public var practice: SimulateRequest?
}

/// What the simulator is to be.
public struct SimulateRequest: Equatable, Sendable {
  /// Where a configuration that points at it is written; nil for nowhere.
  public var configurationFile: String?
  /// What decides everything random; nil for the default.
  public var seed: UInt64?
  /// Faults to inject, as typed.
  public var faults: [String]
  /// Variants to play, as typed.
  public var variants: [String]
  /// Whether only to print what the venues' documents leave open.
  public var isListingVariants = false
}
