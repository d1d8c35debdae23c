import Desk
import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// `lever journal reconcile`: finds out by reading what became of every change in doubt.
struct JournalSettleCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  func run() async throws(CommandFailure) -> ExitStatus {
    let context = context
    let name = given.account
    let rows = try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      let accounts =
        try name.map { name throws(CommandFailure) in
          [try context.account(name, in: desk)]
        } ?? desk.accounts
      var rows = try await Self.settle(accounts, at: desk)
      if name == nil { rows += try await Self.strangers(to: desk) }
      return rows
    }
    context.write(document(of: rows))
    if rows.isEmpty { context.say("nothing is in doubt", .muted) }
    return status(of: rows)
  }

  /// Every account at once.
  private static func settle(
    _ accounts: [DeskAccount], at desk: Desk
  ) async throws(CommandFailure) -> [SettlementRow] {
    let results = await withTaskGroup(of: (Int, Result<[Settlement], JournalError>).self) { group in
      for (index, account) in accounts.enumerated() {
        group.addTask { (index, await settle(account, at: desk)) }
      }
      var results: [(Int, Result<[Settlement], JournalError>)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    do throws(JournalError) {
      var rows: [SettlementRow] = []
      for result in results { rows += try result.get().map { SettlementRow($0) } }
      return rows
    } catch {
      throw .journal(error)
    }
  }

  private static func settle(
    _ account: DeskAccount, at desk: Desk
  ) async -> Result<[Settlement], JournalError> {
    do throws(JournalError) {
      guard !(try await desk.unsettled(of: account)).isEmpty else { return .success([]) }
      // The venue's clock first: signed readings need it.
      _ = await desk.connect(account)
      return .success(try await desk.settle(account))
    } catch {
      return .failure(error)
    }
  }

  /// What is in doubt of accounts that the configuration does not have: nobody here can read them.
  private static func strangers(to desk: Desk) async throws(CommandFailure) -> [SettlementRow] {
    guard case .open(let journal, _) = desk.journal else { return [] }
    do throws(JournalError) {
      let unsettled = try await journal.unsettled().changes.reversed()
      return unsettled.filter { change in
        desk.account(change.intent.account)?.venue != change.intent.venue
      }.map { SettlementRow(unconfigured: $0) }
    } catch {
      throw .journal(error)
    }
  }

  private func status(of rows: [SettlementRow]) -> ExitStatus {
    if rows.contains(where: \.isError) { return .error }
    return rows.allSatisfy(\.isSettled) ? .done : .unsettled
  }

  private func document(of rows: [SettlementRow]) -> Document {
    let shapes = context.shapes
    return Document("changes", rows, SettlementRow.fields) { paint in
      rows.flatMap { $0.lines(paint, shapes: shapes) }.map { $0 + "\n" }.joined()
    }
  }
}
