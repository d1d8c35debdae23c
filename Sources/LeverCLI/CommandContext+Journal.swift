import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

extension CommandContext {
  /// Opens the journal and reads from it, unless the user interrupts. Where a damaged journal was
  /// set aside, now or while reading, says so.
  func readJournal<Value: Sendable>(
    _ read: @escaping @Sendable (OpenedJournal) async throws(JournalError) -> Value
  ) async throws(CommandFailure) -> Value {
    let context = self
    return try await interruptible { () async throws(CommandFailure) in
      do throws(JournalError) {
        let opened = try await context.environment.openJournal()
        for notice in opened.notices { context.say("warning: \(notice)", .warning) }
        let result: Result<Value, JournalError>
        do throws(JournalError) {
          result = .success(try await read(opened))
        } catch {
          result = .failure(error)
        }
        if let recovery = await opened.recovery() {
          context.say("warning: \(Wording.recovery(recovery))", .warning)
        }
        return try result.get()
      } catch {
        throw .journal(error)
      }
    }
  }
}

extension CommandFailure {
  /// The journal could not be opened or read.
  static func journal(_ error: JournalError) -> CommandFailure {
    CommandFailure(
      .journal, "the journal: \(Wording.journalError(error))", hint: hint(for: error)
    )
  }

  private static func hint(for error: JournalError) -> String? {
    switch error {
    case .storage(.notOwned):
      "read it as the user that it belongs to, or keep your own: XDG_STATE_HOME names the place"
    case .storage(.notReadable), .storage(.notWritable):
      "look at the rights of the file and its directory: both are for their owner alone"
    case .altered, .storage(.foreignSchema):
      "lever journal check says more; put a copy of the journal back that was whole, or set the "
        + "file aside with journal.head beside it, and a new journal is begun"
    case .cutOff:
      "put the whole journal back; or, if what is missing may be given up, remove journal.head "
        + "beside it: then nobody is told of changes in doubt that it held"
    case .storage(.newerVersion): "use the lever that wrote it, or a newer one"
    case .storage(.diskFull): "make room on the disk, then try again"
    case .storage(.busy): "try again in a moment"
    case .storage(.damaged), .storage(.failed), .unknownChange, .duplicateChange, .claimLost:
      nil
    }
  }
}
