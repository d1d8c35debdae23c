import CSystem
import Cryptography
import Glibc
import Synchronization

/// Runs a program that prints a key: no shell, its standard error and input those of this program,
/// its output bounded in length and time.
///
/// It has a process group of its own, which is killed whole when it fails, takes too long or the user
/// ends this program. It may ask the user on the terminal: it is lent that when it wants to read
/// there. What it starts and leaves behind is not waited for: the key is what has been printed when
/// the program itself has ended.
struct KeyCommand {
  /// Why the program gave no output.
  typealias Failure = KeyCommandFailure

  /// The program, looked for on the PATH when it has no slash, and its arguments.
  let arguments: [String]
  let environment: [String: String]
  let timeout: Duration
  /// How long the program may stay when it has closed its output.
  let stay: Duration
  let maximumLength: Int

  /// One at a time: there is one terminal, and one set of signals.
  private static let turn = Mutex(())

  /// How long to wait at most before looking again whether the program has ended.
  private static let pause: Int32 = 20

  /// Runs the program, lends what it printed to `body`, and wipes it. Blocks its thread.
  ///
  /// - Parameter isCancelled: whether nobody waits any more, asked many times a second.
  func run<Value>(
    isCancelled: () -> Bool = { false },
    _ body: (UnsafeRawBufferPointer) throws(ConfigurationError) -> Value
  ) throws(Failure) -> Result<Value, ConfigurationError> {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: maximumLength + 1, alignment: 1)
    defer {
      Wipe.wipe(memory)
      memory.deallocate()
    }
    let result = Self.turn.withLock { _ in
      Result { () throws(Failure) in try runAlone(into: memory, isCancelled: isCancelled) }
    }
    let count = try result.get()
    do throws(ConfigurationError) {
      return .success(try body(UnsafeRawBufferPointer(rebasing: memory[..<count])))
    } catch {
      return .failure(error)
    }
  }

  private func runAlone(
    into memory: UnsafeMutableRawBufferPointer, isCancelled: () -> Bool
  ) throws(Failure) -> Int {
    guard !isCancelled() else { throw .interrupted }
    guard lever_child_group_begin() == 0 else { throw .notStarted(errno) }
    var failure: Failure?
    var isInterrupted = false
    var count = 0
    do throws(Failure) {
      var running = RunningKeyCommand(
        try KeyCommandProcess.start(arguments, environment), timeout: timeout, stay: stay)
      lever_child_group_is(running.process)
      do throws(Failure) {
        count = try running.collect(into: memory, pause: Self.pause, isCancelled: isCancelled)
      } catch {
        failure = error
      }
      isInterrupted = running.end(isFailed: failure != nil)
    } catch {
      failure = error
    }
    // A signal that ended this command, or that only the command got, is meant for this program.
    if lever_child_group_end() != 0 { throw .interrupted }
    if isInterrupted {
      kill(getpid(), SIGINT)
      throw .interrupted
    }
    if let failure { throw failure }
    return count
  }
}
