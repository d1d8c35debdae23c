/// What holds for every command: flags first, then the environment. What is nil is left to the
/// configuration, or to the default.
public struct GlobalOptions: Hashable, Sendable {
  /// The configuration file; nil for the usual place.
  public var configurationFile: String?
  /// Whether no account may sign a change, whatever the configuration says.
  public var isReadOnly = false
  /// How results are written; nil for the default.
  public var output: OutputFormat?
  /// Whether nothing may be asked.
  public var isWithoutInput = false
  /// Whether there may be no colour: `--no-color` or `NO_COLOR`.
  public var isWithoutColour = false
  /// How long to wait for one answer of a venue; nil for the default.
  public var timeout: Duration?
  /// The theme of the screen; nil for the default.
  public var theme: String?

  /// Nothing said.
  public init() {}
}
