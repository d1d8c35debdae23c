import Configuration
import Desk
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import LeverWording
import RateLimiting

/// The journal of a directory and the count of requests beside it, as this process uses them.
struct LiveJournal: Sendable {
  /// Where changes are written down.
  let access: JournalAccess
  /// That it was found damaged, and what was kept; nil when it was sound.
  let recovery: JournalRecovery?
  /// Where a file was put that was not what it was named as, a mended journal; nil where none was.
  let refusedFile: String?
  /// Counts requests together with every other process that uses the directory.
  let ledger: any RateLedger

  /// Opens both. A journal that cannot be opened forbids changes and nothing else.
  ///
  /// - Parameters:
  ///   - directory: where they are kept; made where it is missing.
  ///   - command: the command as it was typed, or the word `screen`.
  ///   - tell: called once, with a sentence, when requests cannot be counted together with those of
  ///     other processes.
  static func open(
    directory: String, command: String, tell: @escaping @Sendable (String) -> Void
  ) async -> LiveJournal {
    let author = ThisProcess.author(command: command)
    let ledger = SharedRateLedger(directory: directory, author: author) { error in
      tell(Wording.unsharedLimits(error))
    }
    do throws(JournalError) {
      let opening = try await SQLiteJournal.open(directory: directory, author: author)
      return LiveJournal(
        access: .open(opening.journal, author: author), recovery: opening.recovery,
        refusedFile: opening.refusedFile, ledger: ledger)
    } catch {
      return LiveJournal(
        access: .unavailable(error), recovery: nil, refusedFile: nil, ledger: ledger)
    }
  }

  /// Opens both for the screen, which has the main thread, and which itself says what the budgets
  /// tell.
  static func openOnThisThread(directory: String) -> LiveJournal {
    ThisThread.wait { await open(directory: directory, command: "screen") { _ in } }
  }

  /// Opens the journal alone, where there is one.
  static func openToRead(
    variables: [String: String]
  ) async throws(JournalError) -> OpenedJournal {
    let directory = ConfigurationPaths(environment: variables).stateDirectory
    let path = "\(directory)/\(SQLiteJournal.fileName)"
    let opening = try await SQLiteJournal.openExisting(
      directory: directory, author: ThisProcess.author(command: commandLine))
    let noted = SQLiteJournal.notedHead(directory: directory)
    guard let opening else {
      return OpenedJournal(path: path, journal: nil, notedHead: noted)
    }
    return OpenedJournal(
      path: path, journal: opening.journal, notedHead: noted,
      notices: opening.refusedFile.map { [Wording.refusedFile($0)] } ?? []
    ) { await opening.store.latestRecovery }
  }

  /// The command as it was typed.
  static let commandLine = (["lever"] + CommandLine.arguments.dropFirst()).joined(separator: " ")

  /// What the user should know of the journal, a sentence each.
  var notices: [String] {
    [recovery.map(Wording.recovery), refusedFile.map(Wording.refusedFile)].compactMap(\.self)
  }
}
