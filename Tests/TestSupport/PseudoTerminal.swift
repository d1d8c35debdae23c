internal import CSystem
internal import Glibc

/// A program on a terminal of its own, as a person would run it, and what that person would see.
/// The program is killed, with its children, when the object goes.
public final class PseudoTerminal {
  /// What is on the screen, as far as it was waited for.
  public let emulator: TerminalEmulator
  /// Everything that the program has written, as far as it was waited for.
  public private(set) var received: [UInt8] = []

  /// How the program ended; nil as long as it has not, or that is not read yet.
  public private(set) var state: ExitState?

  private let program: lever_pty_program
  private var isLinked = true
  private var editedLinesAtEnd = false
  private var waitStatus: Int32 = SIGKILL

  /// Starts a program on a new terminal.
  ///
  /// - Throws: ``TestSupportError/cannotStart(path:reason:)``.
  public init(
    _ path: String, _ arguments: [String] = [],
    environment: [String: String] = ProgramEnvironment.terminal(), columns: Int = 120,
    rows: Int = 40
  ) throws {
    var program = lever_pty_program()
    let answer = ChildProcess.withStrings(path, arguments, environment) {
      lever_spawn_on_pty(path, $0, $1, UInt16(columns), UInt16(rows), &program)
    }
    guard answer == 0 else {
      throw TestSupportError.cannotStart(path: path, reason: systemWords())
    }
    self.program = program
    emulator = TerminalEmulator(columns: columns, rows: rows)
  }

  deinit {
    if isLinked {
      // It leads a group of its own, so that its children go with it.
      kill(-program.process, SIGKILL)
      close(program.link)
    }
    close(program.primary)
    var status: Int32 = 0
    waitpid(program.leader, &status, 0)
  }

  /// The process.
  public var processIdentifier: Int32 { program.process }

  /// The whole screen, one line a row, without spaces at the ends of lines.
  public var screenText: String { emulator.text }

  // MARK: - What the person does

  /// Types characters, or sends bytes as they are.
  public func send(_ text: String) { write(Array(text.utf8)) }

  /// Presses a key, as the modes demand that the program has set.
  public func press(_ key: NamedKey, _ modifiers: KeyModifiers = []) {
    write(emulator.bytes(of: key, modifiers))
  }

  /// Pastes text.
  public func paste(_ text: String) { write(emulator.bytes(ofPasted: text)) }

  /// Moves the mouse to a place.
  public func moveMouse(column: Int, row: Int) {
    write(emulator.bytes(ofMouseAt: column, row))
  }

  /// Presses or lets go a mouse button: 1 is the left one, 4 and 5 are the wheel.
  public func mouseButton(_ button: Int, isDown: Bool) {
    write(emulator.bytes(ofButton: button, isDown: isDown))
  }

  /// Clicks at a place with the left button.
  public func click(column: Int, row: Int) {
    moveMouse(column: column, row: row)
    mouseButton(1, isDown: true)
    mouseButton(1, isDown: false)
  }

  /// Presses the left button at one place and lets it go at another.
  public func drag(from: (column: Int, row: Int), to: (column: Int, row: Int)) {
    moveMouse(column: from.column, row: from.row)
    mouseButton(1, isDown: true)
    moveMouse(column: to.column, row: to.row)
    mouseButton(1, isDown: false)
  }

  /// Makes the terminal larger or smaller; the program is told by SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    lever_set_window_size(program.primary, UInt16(columns), UInt16(rows))
  }

  /// Sends the program a signal.
  public func send(signal: Int32) {
    if isLinked { kill(program.process, signal) }
  }

  // MARK: - What the person sees

  /// Waits until `condition` holds. It is asked again after every piece of output, and ten times a
  /// second without any: the modes of a terminal change in silence.
  ///
  /// - Throws: ``TestSupportError`` with the screen when it does not come to hold in time, or the
  ///   program ends before.
  public func wait(
    for what: String, timeout: Duration = .seconds(60),
    until condition: (PseudoTerminal) throws -> Bool
  ) throws {
    let deadline = Deadline(timeout)
    while try !condition(self) {
      if let state {
        throw TestSupportError.ended(waitingFor: what, state: state, instead: screenText)
      }
      if deadline.hasPassed {
        throw TestSupportError.timedOut(waitingFor: what, instead: screenText)
      }
      read(atMost: min(deadline.milliseconds, 100))
    }
    readRestOfPicture()
  }

  /// A terminal hands a picture over in pieces of 2 kB, and `condition` may hold after the first of
  /// them. What is on the screen is looked at next, so the rest is read as well.
  private func readRestOfPicture() {
    var left = 20
    while left > 0, read(atMost: 10) { left -= 1 }
  }

  /// Waits until the screen has a text.
  public func wait(forText text: String, timeout: Duration = .seconds(60)) throws {
    try wait(for: "the text \"\(text)\"", timeout: timeout) { $0.screenText.contains(text) }
  }

  /// Reads what comes until nothing has come for so long; returns how many bytes came. For counting
  /// what a change costs, not for waiting: that is what conditions are for.
  @discardableResult
  public func readUntilQuiet(for silence: Duration = .milliseconds(200)) -> Int {
    let before = received.count
    var deadline = Deadline(silence)
    while !deadline.hasPassed, state == nil {
      if read(atMost: deadline.milliseconds) { deadline = Deadline(silence) }
    }
    return received.count - before
  }

  /// Waits until the program has ended and everything that it wrote is read.
  public func waitForExit(timeout: Duration = .seconds(60)) throws -> ExitState {
    let deadline = Deadline(timeout)
    while !deadline.hasPassed {
      if let state { return state }
      read(atMost: deadline.milliseconds)
    }
    throw TestSupportError.timedOut(waitingFor: "the program's end", instead: screenText)
  }

  /// Whether the terminal itself edits lines and shows what is typed, as shells want it: what a
  /// program must leave behind. After the program's end, how it left it.
  public var editsLines: Bool { isLinked ? editsLinesNow : editedLinesAtEnd }

  private var editsLinesNow: Bool {
    var modes = termios()
    guard tcgetattr(program.primary, &modes) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & wanted == wanted && modes.c_oflag & tcflag_t(OPOST) != 0
  }

  // MARK: - Bytes

  /// Reads one piece; whether there was one.
  @discardableResult
  private func read(atMost milliseconds: Int32) -> Bool {
    guard state == nil else { return false }
    var descriptors = [
      pollfd(fd: program.primary, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isLinked ? program.link : -1, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&descriptors, 2, milliseconds) > 0 else { return false }
    if descriptors[0].revents != 0 { return readOutput() }
    var status: Int32 = 0
    let count = Glibc.read(program.link, &status, MemoryLayout<Int32>.size)
    waitStatus = count == MemoryLayout<Int32>.size ? status : SIGKILL
    editedLinesAtEnd = editsLinesNow
    // The leader goes, and the end of the output can be seen.
    close(program.link)
    isLinked = false
    return true
  }

  private func readOutput() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(program.primary, &buffer, buffer.count)
    guard count > 0 else {
      // The system says so when nobody has the other side open any more.
      state = ExitState(waitStatus: waitStatus)
      return false
    }
    received += buffer[..<count]
    write(emulator.feed(buffer[..<count]))
    return true
  }

  private func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(program.primary, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
