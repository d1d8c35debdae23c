import Glibc

/// A key command that was started, until it is reaped.
struct RunningKeyCommand: ~Copyable {
  let process: pid_t
  private let output: Int32
  private let timeout: Duration
  private let stay: Duration
  private let start = ContinuousClock.now
  private var terminal = TerminalLoan()
  /// When it closed its output; nil while it has not.
  private var closed: ContinuousClock.Instant?
  /// What `waitpid` told of its end; nil while it runs.
  private var status: Int32?

  init(_ started: KeyCommandProcess.Started, timeout: Duration, stay: Duration) {
    process = started.process
    output = started.output
    self.timeout = timeout
    self.stay = stay
  }

  /// Reads until the program has ended.
  ///
  /// - Parameter pause: how long to wait at most before looking again, in milliseconds.
  /// - Returns: how many bytes it printed.
  mutating func collect(
    into memory: UnsafeMutableRawBufferPointer, pause: Int32, isCancelled: () -> Bool
  ) throws(KeyCommandFailure) -> Int {
    var count = 0
    while true {
      // What a program wrote is there when its end is seen, so it is read afterwards.
      try look()
      try read(into: memory, &count)
      if let status { return try check(status, count) }
      guard !isCancelled() else { throw .interrupted }
      try checkTime()
      var waiting = pollfd(fd: closed == nil ? output : -1, events: Int16(POLLIN), revents: 0)
      poll(&waiting, 1, pause)
    }
  }

  /// Reaps the program; kills its group first where it failed.
  ///
  /// - Returns: whether the user ended it by Ctrl-C while it had the terminal.
  consuming func end(isFailed: Bool) -> Bool {
    // A group is there for as long as anything is left of it.
    if isFailed { kill(-process, SIGKILL) }
    var wasEndedByUser = false
    if let status {
      let signal = status & 0x7F
      wasEndedByUser = terminal.wasLent && (signal == SIGINT || signal == SIGQUIT)
    } else {
      while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }
    terminal.end()
    close(output)
    return wasEndedByUser
  }

  /// Looks what has become of the program.
  private mutating func look() throws(KeyCommandFailure) {
    guard status == nil else { return }
    var found: Int32 = 0
    let changed = waitpid(process, &found, WNOHANG | WUNTRACED)
    if changed < 0, errno != EINTR { throw .failed(status: nil) }
    guard changed == process else { return }
    guard found & 0xFF == 0x7F else {
      status = found
      return
    }
    // It was stopped: because it wants to read from the terminal or to change its modes, or by
    // somebody else, which must not make this program wait.
    let signal = found >> 8 & 0xFF
    if signal == SIGTTIN || signal == SIGTTOU {
      guard terminal.lend(to: process) else { throw .withoutTerminal }
    }
    kill(-process, SIGCONT)
  }

  /// Reads what is there.
  private mutating func read(
    into memory: UnsafeMutableRawBufferPointer, _ count: inout Int
  ) throws(KeyCommandFailure) {
    while closed == nil {
      let more = Glibc.read(
        output, memory.baseAddress?.advanced(by: count), memory.count - count)
      if more < 0, errno == EINTR { continue }
      if more < 0, errno == EAGAIN { return }
      guard more > 0 else {
        closed = ContinuousClock.now
        return
      }
      count += more
      guard count < memory.count else { throw .tooLong(maximum: memory.count - 1) }
    }
  }

  private func check(_ status: Int32, _ count: Int) throws(KeyCommandFailure) -> Int {
    guard status != 0 else { return count }
    // A status of which the lower seven bits are set was made by a signal.
    throw .failed(status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil)
  }

  private func checkTime() throws(KeyCommandFailure) {
    let now = ContinuousClock.now
    guard now < start + timeout else { throw .timedOut(seconds: timeout.components.seconds) }
    if let closed, now >= closed + stay { throw .stayed(seconds: stay.components.seconds) }
  }
}
