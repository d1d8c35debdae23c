import Cryptography
import Glibc

/// Runs a program that prints a key: no shell, its standard error and terminal those of the person,
/// its output bounded in length and time.
struct KeyCommand {
  /// Why the program gave no output.
  enum Failure: Error {
    case notStarted(program: String, Int32)
    case failed(program: String, status: Int32?)
    case timedOut(program: String, seconds: Int64)
    case tooLong(program: String, maximum: Int)
  }

  /// The program, looked for on the PATH when it has no slash, and its arguments.
  let arguments: [String]
  let environment: [String: String]
  let timeout: Duration
  let maximumLength: Int

  private var program: String { arguments.first ?? "" }

  /// Runs the program, lends what it printed to `body`, and wipes it.
  func run<Value>(
    _ body: (UnsafeRawBufferPointer) throws(ConfigurationError) -> Value
  ) throws(Failure) -> Result<Value, ConfigurationError> {
    let deadline = ContinuousClock.now + timeout
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: maximumLength + 1, alignment: 1)
    defer {
      Wipe.wipe(memory)
      memory.deallocate()
    }
    let (process, output) = try start()
    let count: Int
    do throws(Failure) {
      defer { close(output) }
      count = try collect(from: output, into: memory, until: deadline)
      try waitForSuccess(of: process, until: deadline)
    } catch {
      // Harmless when it has ended; waiting for it leaves no zombie.
      if !error.hasEnded {
        kill(process, SIGKILL)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
      }
      throw error
    }
    do throws(ConfigurationError) {
      return .success(try body(UnsafeRawBufferPointer(rebasing: memory[..<count])))
    } catch {
      return .failure(error)
    }
  }

  private func start() throws(Failure) -> (process: pid_t, output: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted(program: program, errno) }
    let (output, input) = (ends[0], ends[1])
    defer { close(input) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDOUT_FILENO)

    // Threads of the program may have signals blocked, and the screen has handlers of its own: the
    // command is to know nothing of either.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var every = sigset_t()
    sigemptyset(&none)
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    let status = CStringArray.with(arguments) { arguments in
      CStringArray.with(environment.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawnp(&process, program, &actions, &attributes, arguments, environment)
      }
    }
    guard status == 0 else {
      close(output)
      throw .notStarted(program: program, status)
    }
    return (process, output)
  }

  /// Reads until the program closes its output.
  private func collect(
    from output: Int32, into memory: UnsafeMutableRawBufferPointer,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Int {
    var count = 0
    while true {
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, ContinuousClock.now.milliseconds(to: deadline))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { throw timedOut }
      let more = read(output, memory.baseAddress?.advanced(by: count), memory.count - count)
      if more < 0, errno == EINTR { continue }
      guard more > 0 else { return count }
      count += more
      guard count <= maximumLength else {
        throw .tooLong(program: program, maximum: maximumLength)
      }
    }
  }

  private func waitForSuccess(
    of process: pid_t, until deadline: ContinuousClock.Instant
  ) throws(Failure) {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { throw .failed(program: program, status: nil) }
      guard ContinuousClock.now < deadline else { throw timedOut }
      // It has closed its output and is about to end.
      poll(nil, 0, 5)
    }
    guard status != 0 else { return }
    // A status of which the lower seven bits are set was made by a signal.
    throw .failed(program: program, status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil)
  }

  private var timedOut: Failure {
    .timedOut(program: program, seconds: timeout.components.seconds)
  }
}

extension KeyCommand.Failure {
  /// Whether the program is gone already.
  fileprivate var hasEnded: Bool {
    if case .failed = self { true } else { false }
  }

  /// The same as a fact for the person.
  var problem: ConfigurationError.Problem {
    switch self {
    case .notStarted(let program, let reason):
      .keyCommandNotStarted(program: program, .init(errno: reason))
    case .failed(let program, let status): .keyCommandFailed(program: program, status: status)
    case .timedOut(let program, let seconds):
      .keyCommandTimedOut(program: program, seconds: seconds)
    case .tooLong(let program, let maximum):
      .keyCommandTooLong(program: program, maximum: maximum)
    }
  }
}

extension ContinuousClock.Instant {
  /// Until `deadline`, in milliseconds, rounded up; 0 when it has passed.
  fileprivate func milliseconds(to deadline: Self) -> Int32 {
    let (seconds, attoseconds) = duration(to: deadline).components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    let milliseconds = min(seconds, 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000 + 1
    return Int32(milliseconds)
  }
}
