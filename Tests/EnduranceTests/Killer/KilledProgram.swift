import Glibc
import TestSupport

/// A `lever set` that is killed at the moment its plan names.
struct KilledProgram: Sendable {
  let path: String
  let arguments: [String]
  let environment: [String: String]
  let journal: String
  let watch: KillWatch

  /// Runs it on this thread until it is dead. Exited when the moment did not come in time.
  func run() throws -> ProgramRunner.Result {
    let glimpse = JournalGlimpse(path: journal)
    let program = try RunningProgram(path, arguments, environment: environment)
    program.closeInput()
    if waitForMoment(program, glimpse) { program.send(signal: SIGKILL) }
    defer { watch.programIsDead() }
    return try program.result(timeout: .seconds(120))
  }

  /// False when the program has ended before.
  private func waitForMoment(_ program: RunningProgram, _ glimpse: JournalGlimpse) -> Bool {
    switch watch.plan.moment {
    case .started(let time):
      pause(time)
      return true
    case .reading, .arrived, .dealtWith, .proving:
      return wait(program) { watch.hasCome() }
    case .looked(let time), .answered(_, let time):
      guard wait(program, until: { watch.hasCome() }) else { return false }
      pause(time)
      return true
    case .intended(let time):
      return look(
        program, glimpse, after: time, worthwhile: { watch.hasLooked }, until: { $0.written > 0 })
    case .concluded(let time):
      return look(
        program, glimpse, after: time, worthwhile: { watch.hasChanged },
        until: { $0.concluded > 0 })
    }
  }

  /// Looks into the journal until it shows what is waited for; first seldom, so that the program
  /// has the machine to itself, and then often.
  private func look(
    _ program: RunningProgram, _ glimpse: JournalGlimpse, after time: Int,
    worthwhile: () -> Bool, until condition: ((written: Int, concluded: Int)) -> Bool
  ) -> Bool {
    let isNear = wait(program) {
      if !worthwhile() { pause(1000) }
      return worthwhile()
    }
    guard isNear else { return false }
    let (account, symbol) = (watch.plan.account, watch.plan.symbol)
    var looks = 0
    while !condition(glimpse.changes(account: account, symbol: symbol)) {
      looks += 1
      if looks.isMultiple(of: 16), program.hasEnded { return false }
      pause(100)
    }
    pause(time)
    return true
  }

  private func wait(_ program: RunningProgram, until condition: () -> Bool) -> Bool {
    while !condition() {
      if program.hasEnded { return false }
    }
    return true
  }

  private func pause(_ microseconds: Int) {
    if microseconds > 0 { usleep(UInt32(microseconds)) }
  }
}
