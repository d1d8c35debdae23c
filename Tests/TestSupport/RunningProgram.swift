internal import CSystem
internal import Glibc

/// A program that runs beside the test, with pipes for its standard input, output and error. It is
/// killed, with its children, when the object goes.
public final class RunningProgram {
  /// What it has written to standard output so far, as far as it was waited for.
  public private(set) var output = ""
  /// What it has written to standard error so far, as far as it was waited for.
  public private(set) var errorOutput = ""

  private let child: ChildProcess
  private var input: Int32
  private var streams: [(descriptor: Int32, bytes: [UInt8])]

  /// Starts a program.
  ///
  /// - Throws: ``TestSupportError/cannotStart(path:reason:)``.
  public init(
    _ path: String, _ arguments: [String] = [],
    environment: [String: String] = ProgramEnvironment.plain
  ) throws {
    var pipes: [[Int32]] = []
    defer { for pipe in pipes { for end in pipe { close(end) } } }
    for _ in 0..<3 {
      var ends: [Int32] = [-1, -1]
      guard lever_pipe(&ends) == 0 else {
        throw TestSupportError.cannotStart(path: path, reason: systemWords())
      }
      pipes.append(ends)
    }
    let process = ChildProcess.withStrings(path, arguments, environment) {
      lever_spawn(path, $0, $1, pipes[0][0], pipes[1][1], pipes[2][1])
    }
    // A program that does not read its input must not end the tests.
    Glibc.signal(SIGPIPE, SIG_IGN)
    guard process > 0 else {
      throw TestSupportError.cannotStart(path: path, reason: systemWords())
    }
    child = ChildProcess(identifier: process)
    input = fcntl(pipes[0][1], F_DUPFD_CLOEXEC, 3)
    streams = [pipes[1][0], pipes[2][0]].map { (fcntl($0, F_DUPFD_CLOEXEC, 3), []) }
  }

  deinit {
    closeInput()
    for stream in streams where stream.descriptor >= 0 { close(stream.descriptor) }
  }

  /// The process.
  public var processIdentifier: Int32 { child.identifier }

  /// Whether it has ended, however that happened.
  public var hasEnded: Bool { child.look() != nil }

  /// Writes to its standard input.
  public func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty, input >= 0 {
      let count = bytes.withUnsafeBytes {
        Glibc.write(input, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Ends its standard input.
  public func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Sends it a signal.
  public func send(signal: Int32) { child.send(signal: signal) }

  /// Waits for the first complete line of standard output, and returns it without its end.
  public func firstLine(timeout: Duration = .seconds(60)) throws -> String {
    try wait(for: "a line of output", timeout: timeout) { $0.output.contains("\n") }
    return String(output.prefix { $0 != "\n" })
  }

  /// Waits until `condition` holds; it is asked again after every piece of output.
  public func wait(
    for what: String, timeout: Duration = .seconds(60),
    until condition: (RunningProgram) throws -> Bool
  ) throws {
    let deadline = Deadline(timeout)
    while try !condition(self) {
      if !read(deadline), let state = child.look() {
        if try condition(self) { return }
        throw TestSupportError.ended(waitingFor: what, state: state, instead: everything)
      }
      if deadline.hasPassed {
        throw TestSupportError.timedOut(waitingFor: what, instead: everything)
      }
    }
  }

  /// Waits until the program has ended and all its output is read.
  public func waitForExit(timeout: Duration = .seconds(60)) throws -> ExitState {
    let deadline = Deadline(timeout)
    while !deadline.hasPassed {
      let isReading = read(deadline)
      if !isReading, let state = child.look() { return state }
    }
    throw TestSupportError.timedOut(waitingFor: "the program's end", instead: everything)
  }

  /// Waits until the program has ended and says what became of it.
  public func result(timeout: Duration = .seconds(60)) throws -> ProgramRunner.Result {
    let state = try waitForExit(timeout: timeout)
    return ProgramRunner.Result(state: state, output: output, errorOutput: errorOutput)
  }

  private var everything: String { output + "\nstandard error:\n" + errorOutput }

  /// Reads a piece of what comes next; false when there is nothing more to come.
  private func read(_ deadline: Deadline) -> Bool {
    var descriptors = streams.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard streams.contains(where: { $0.descriptor >= 0 }) else {
      // All that is left to wait for is its end, which the system does not announce here.
      poll(nil, 0, 1)
      return false
    }
    guard poll(&descriptors, nfds_t(descriptors.count), deadline.milliseconds) > 0 else {
      return true
    }
    var buffer = [UInt8](repeating: 0, count: 65536)
    for index in streams.indices where descriptors[index].revents != 0 {
      let count = Glibc.read(streams[index].descriptor, &buffer, buffer.count)
      if count > 0 {
        streams[index].bytes += buffer[..<count]
      } else {
        close(streams[index].descriptor)
        streams[index].descriptor = -1
      }
    }
    output = String(decoding: streams[0].bytes, as: UTF8.self)
    errorOutput = String(decoding: streams[1].bytes, as: UTF8.self)
    return true
  }
}
