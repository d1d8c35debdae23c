import Desk
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// `lever list`: instruments with their limits and settings.
struct ListCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  func run() async throws(CommandFailure) -> ExitStatus {
    let context = context
    let given = given
    let (desk, overviews) = try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      let accounts =
        try given.account.map { name throws(CommandFailure) in
          [try context.account(name, in: desk)]
        } ?? desk.accounts
      return (desk, await Self.overviews(of: accounts, at: desk, filter: given.filter))
    }
    var isWhole = true
    var lists = overviews
    if given.read {
      (lists, isWhole) = await RowReader(context: context, desk: desk).readRows(of: overviews)
    }
    context.write(document(of: lists))
    return conclude(lists, isWhole: isWhole)
  }

  /// What the account's cheap requests tell, every account at once.
  private static func overviews(
    of accounts: [DeskAccount], at desk: Desk, filter: String?
  ) async -> [AccountOverview] {
    await withTaskGroup(of: (Int, AccountOverview).self) { group in
      for (index, account) in accounts.enumerated() {
        group.addTask {
          (index, await AccountOverview.read(account, at: desk, filter: filter))
        }
      }
      var overviews: [(Int, AccountOverview)] = []
      for await overview in group { overviews.append(overview) }
      return overviews.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// Says what is missing, and tells the shell.
  private func conclude(_ lists: [AccountOverview], isWhole: Bool) -> ExitStatus {
    for list in lists {
      if let failure = list.failure { context.say(failure) }
      for note in list.missing { context.say(note, .warning) }
    }
    let rows = lists.flatMap(\.readings)
    let failed = rows.filter { given.read && $0.leverage.error != nil }
    if let first = failed.first, let error = first.leverage.error, isWhole {
      context.say(
        CommandFailure(
          .venue,
          "\(failed.count) of \(rows.count) rows could not be read; "
            + "\(first.instrument.symbol): \(Wording.error(error))", venueError: error))
    }
    if rows.isEmpty, lists.allSatisfy({ $0.failure == nil }) {
      context.say(emptyNote(lists), .muted)
    }
    guard isWhole else {
      let read = rows.count { $0.leverage.value != nil }
      context.say("interrupted after \(read) of \(rows.count) rows; no change was sent", .warning)
      return .interrupted
    }
    return failed.isEmpty && lists.allSatisfy { $0.failure == nil } ? .done : .error
  }

  private func emptyNote(_ lists: [AccountOverview]) -> String {
    guard !lists.isEmpty else { return "no account is configured" }
    guard let filter = given.filter else { return "no instrument is listed" }
    let isLiteral = SymbolPattern(filter).isLiteral
    return "no instrument matches \(Quoted(filter))"
      + (isLiteral ? "; a pattern that means a beginning ends with *" : "")
  }

  private func document(of lists: [AccountOverview]) -> Document {
    let rows = lists.flatMap(\.rows)
    let failures = lists.compactMap { list in
      list.failure.map { ErrorDocument.error($0, account: list.account.name.text) }
    }
    let shapes = context.shapes
    return Document(
      "instruments", rows, InstrumentRow.fields, beside: [.init("errors", .array(failures))]
    ) { paint in
      rows.isEmpty ? "" : InstrumentRow.fields.text(of: rows, paint, shapes: shapes)
    }
  }
}
