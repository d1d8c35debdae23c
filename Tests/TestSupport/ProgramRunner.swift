/// Runs a program to its end.
public enum ProgramRunner {
  /// What became of it.
  public struct Result: Sendable {
    /// How it ended.
    public var state: ExitState
    /// Its standard output.
    public var output: String
    /// Its standard error.
    public var errorOutput: String

    /// The status that it exited with; nil when a signal ended it.
    public var status: Int32? {
      if case .exited(let status) = state { return status }
      return nil
    }
  }

  /// Runs a program with the given standard input, none of its streams being a terminal. For a
  /// program on a terminal there is ``PseudoTerminal``.
  ///
  /// - Throws: ``TestSupportError`` when it cannot be started or does not end in time.
  public static func run(
    _ path: String, _ arguments: [String] = [],
    environment: [String: String] = ProgramEnvironment.plain, input: String = "",
    timeout: Duration = .seconds(60)
  ) throws -> Result {
    let program = try RunningProgram(path, arguments, environment: environment)
    program.send(input)
    program.closeInput()
    return try program.result(timeout: timeout)
  }
}
