import CLibFuzzer
import Glibc

/// Hands a target to libFuzzer.
enum FuzzRun {
  /// What an input may cost, in processor time: a busy machine makes nothing look like a hang.
  private static let patience: Duration = .seconds(1)

  /// libFuzzer takes a plain function, so the target stands in a global. Written once, before the
  /// fuzzer starts its only thread that reads it.
  nonisolated(unsafe) private static var chosen: FuzzTarget?

  /// The target that is being tried.
  static var target: FuzzTarget? { chosen }

  /// Runs until libFuzzer has had enough, then exits.
  static func start(_ target: FuzzTarget, arguments: [String]) -> Never {
    chosen = target
    var count = Int32(arguments.count + 1)
    var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = .allocate(
      capacity: arguments.count + 2)
    for (index, argument) in (CommandLine.arguments.prefix(1) + arguments).enumerated() {
      values?[index] = strdup(argument)
    }
    values?[arguments.count + 1] = nil
    exit(
      LLVMFuzzerRunDriver(&count, &values) { bytes, count in
        FuzzRun.tryInput(UnsafeRawBufferPointer(start: bytes, count: count))
        return 0
      })
  }

  private static func tryInput(_ input: UnsafeRawBufferPointer) {
    let start = processorTime()
    do throws(BrokenInvariant) {
      try chosen?.run(input)
    } catch {
      fatalError("broken: \(error)")
    }
    let duration = processorTime() - start
    if duration > patience { fatalError("broken: an input took \(duration)") }
  }

  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
