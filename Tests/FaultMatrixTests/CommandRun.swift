import Desk
import LeverCLI
import LeverDomain
import Synchronization

/// One command, run on a desk as the program runs it.
struct CommandRun {
  let status: LeverCLI.ExitStatus
  /// What it wrote as its result.
  let written: String
  /// What it said beside it.
  let said: String

  init(_ arguments: [String], on desk: Desk) async throws {
    let said = Mutex("")
    let written = Mutex("")
    let invocation = try LeverCommandLine.parse(arguments, variables: [:])
    guard case .command(let command) = invocation.action else {
      throw VenueError(.cancelled, message: "not a command")
    }
    status = await LeverCommandLine.run(
      command, options: invocation.options,
      in: CommandEnvironment(
        variables: [:], version: "0", isInputATerminal: false, isOutputATerminal: false,
        isErrorATerminal: false, openDesk: { _ in desk },
        openJournal: { OpenedJournal(path: "", journal: nil) }, themes: { _ in [] },
        readFile: { _ in [] },
        write: { piece in written.withLock { $0 += piece } },
        say: { piece in said.withLock { $0 += piece } }, ask: { _ in nil }))
    self.written = written.withLock { $0 }
    self.said = said.withLock { $0 }
  }
}
