import Desk
import FileAccess
import FoundationEssentials
import Glibc
import JournalModel
import LeverCLI
import LeverDomain

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
      outputFailure: { StandardStream.outputFailure?.description },
      readerLeft: { await StandardStream.output.readerLeft() })
  }
}
