import Desk
import Dispatch
import FoundationEssentials
import Glibc
import LeverCLI
import LeverDomain
import Synchronization

/// The process as the commands see it: variables, streams and the ways to the live parts.
struct Surroundings: Sendable {
  /// The environment's variables.
  let variables = ProcessInfo.processInfo.environment

  /// What every command is given.
  func commandEnvironment() -> CommandEnvironment {
    CommandEnvironment(
      variables: variables, version: Lever.version,
      isInputATerminal: isatty(STDIN_FILENO) == 1,
      isOutputATerminal: isatty(STDOUT_FILENO) == 1,
      isErrorATerminal: isatty(STDERR_FILENO) == 1,
      openDesk: { options throws(CommandFailure) in
        try await ConfiguredDesk.open(options, variables: variables)
      },
      openJournal: { () throws(JournalError) in
        try await LiveJournal.openToRead(variables: variables)
      },
      themes: { options throws(CommandFailure) in
        try await BlockingWork.run { () throws(CommandFailure) in
          try ThemeShelf(variables: variables).listings(options)
        }
      },
      readFile: { path throws(CommandFailure) in
        try await BlockingWork.run { () throws(CommandFailure) in try InputFile.read(path) }
      },
      write: { StandardStream.output.write($0) },
      say: { StandardStream.error.write($0) },
      ask: { question in
        // Nothing typed or pasted before the question was read can answer it.
        tcflush(STDIN_FILENO, TCIFLUSH)
        StandardStream.error.write(question)
        return await BlockingWork.run { readLine(strippingNewline: true) }
      },
      practiceHelp: [FaultWording.help] + VariantChoice.help,
      readerLeft: { await StandardStream.output.readerLeft() })
  }
}

/// One of the process's streams for text.
enum StandardStream {
  /// Results.
  case output
  /// Talk.
  case error

  /// Talk that waits until the screen has left the terminal; nil while none has to.
  private static let held = Mutex<String?>(nil)

  /// Keeps talk back from now on: it would be written into the screen.
  static func holdTalk() { held.withLock { $0 = $0 ?? "" } }

  /// Writes what was kept back, and keeps nothing back any more.
  static func releaseTalk() {
    let text = held.withLock { held in
      defer { held = nil }
      return held
    }
    if let text { error.write(text) }
  }

  /// Returns when the other end of the stream is closed. A thread of its own waits for that, to the
  /// end of the process if need be.
  func readerLeft() async {
    let descriptor = descriptor
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "lever.reader").async {
        // Asks for nothing, so that only an end is reported.
        var end = pollfd(fd: descriptor, events: 0, revents: 0)
        while poll(&end, 1, -1) < 0, errno == EINTR {}
        continuation.resume()
      }
    }
  }

  private var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }

  /// Writes all of `text`; gives up when the reader is gone.
  func write(_ text: String) {
    if self == .error {
      let isHeld = Self.held.withLock { held in
        held?.append(text)
        return held != nil
      }
      if isHeld { return }
    }
    let descriptor = descriptor
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        guard errno == EINTR || errno == EAGAIN else { return }
        continue
      }
      rest = rest.dropFirst(written)
    }
  }
}
