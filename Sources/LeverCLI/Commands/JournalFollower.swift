import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// `lever journal --follow`: every new entry as it comes, until the user interrupts or the reader
/// of the output has gone.
struct JournalFollower: Sendable {
  let context: CommandContext
  /// Which changes' entries are shown.
  let filter: JournalFilter

  /// How long a journal that is not there yet is waited for before looking again.
  private static let pause = Duration.milliseconds(250)

  func run() async throws(CommandFailure) -> ExitStatus {
    // Also where there is no header: a closed output is found before anything is waited for.
    context.environment.write(
      context.format == .csv
        ? CommaSeparated.text(header: JournalEntryRow.fields.header, rows: []) : "")
    guard context.environment.outputFailure() == nil else { return .error }
    if context.environment.isErrorATerminal {
      context.say("following the journal; Ctrl-C ends it", .muted)
    }
    let work = Task { () async -> JournalError? in
      do throws(JournalError) {
        try await follow()
        return nil
      } catch {
        return error
      }
    }
    // Nothing need be written for a closed pipe to end it.
    let environment = context.environment
    let watch = Task {
      await environment.readerLeft()
      work.cancel()
    }
    let ending = await environment.interruption.race(times: 1, for: work, cancels: true)
    watch.cancel()
    guard let ending else { return .interrupted }
    if let error = ending { throw .journal(error) }
    return .done
  }

  private func follow() async throws(JournalError) {
    let (opened, isNew) = try await waitForJournal()
    guard let journal = opened.journal else { return }
    let start = isNew ? 0 : try await self.start(in: journal)
    var told: JournalRecovery?
    var failure: JournalError?
    try await journal.follow(after: start) { record in
      if let recovery = await opened.recovery(), recovery != told {
        told = recovery
        context.say("warning: \(Wording.recovery(recovery))", .warning)
      }
      do throws(JournalError) {
        if let row = try await row(of: record, in: journal) { write(row) }
      } catch {
        failure = error
      }
      return failure == nil && !Task.isCancelled && context.environment.outputFailure() == nil
    }
    if let failure { throw failure }
  }

  /// The journal, once there is one; whether it was not there at first.
  private func waitForJournal() async throws(JournalError) -> (OpenedJournal, isNew: Bool) {
    var isNew = false
    while true {
      let opened = try await context.environment.openJournal()
      guard opened.journal == nil, !Task.isCancelled else { return (opened, isNew) }
      isNew = true
      try? await Task.sleep(for: Self.pause)
    }
  }

  /// The last record that is not to be shown: the end as it stands, or the one before the first
  /// change of the time that was asked for.
  private func start(in journal: any ChangeJournal) async throws(JournalError) -> Int64 {
    let end = try await journal.head().sequence
    guard filter.from != nil else { return end }
    var first = end + 1
    var page = JournalFilter(from: filter.from)
    while true {
      let changes = try await journal.changes(matching: page, limit: 256).changes
      guard let oldest = changes.last else { return first - 1 }
      first = min(first, oldest.sequence)
      page.before = oldest.sequence
    }
  }

  /// The record as it is shown; nil where it is about a change that is not wanted.
  private func row(
    of record: JournalRecord, in journal: any ChangeJournal
  ) async throws(JournalError) -> JournalEntryRow? {
    guard let identifier = record.entry?.identifier else {
      return JournalEntryRow(record: record, change: nil)
    }
    // As it stood with this record: what came later has a line of its own.
    let records = try await journal.records(of: identifier)
      .filter { $0.sequence <= record.sequence }
    guard let change = JournalledChange(records) else {
      return JournalEntryRow(record: record, change: nil)
    }
    guard filter.admits(change) else { return nil }
    return JournalEntryRow(record: record, change: change)
  }

  private func write(_ row: JournalEntryRow) {
    switch context.format {
    case .table:
      context.environment.write(row.line(context.paint, shapes: context.shapes) + "\n")
    case .json: context.environment.write(JournalEntryRow.fields.json(of: row).compactText + "\n")
    case .csv:
      context.environment.write(CommaSeparated.line(JournalEntryRow.fields.values(of: row)))
    }
  }
}
