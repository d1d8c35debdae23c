import JournalModel
import LeverDomain
import OrderedJSON
import TerminalCanvas

/// `lever journal head`: the end of the chain, to be kept elsewhere.
struct JournalHeadCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  func run() async throws(CommandFailure) -> ExitStatus {
    let (path, kept) = try await context.readJournal { opened throws(JournalError) in
      (opened.path, try await opened.journal?.head())
    }
    let head = kept ?? .empty
    context.write(
      Document(
        head,
        [Field("head") { JSONValue($0) }.columns(("record", "record"), ("hash", "hash"))]
      ) { _ in "\(head)\n" })
    if kept == nil { context.say("nothing was ever written down: there is no \(path)", .muted) }
    return .done
  }
}
