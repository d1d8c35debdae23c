import Desk
import LeverDomain
import OrderedJSON

/// `lever show`: everything about one instrument that bears on a change.
struct ShowCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  func run() async throws(CommandFailure) -> ExitStatus {
    let context = context
    let given = given
    let (found, budget) = try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      let found = try await InstrumentFinder(context: context)
        .find(given.symbol, in: given.account, of: desk, for: .showing)
      return (found, await found.account.rateLimitsLeft().changes)
    }
    let row = InstrumentRow(
      found.reading, of: found.account, accountReading: found.accountReading, changeBudget: budget)
    context.write(document(of: row))
    guard let error = found.reading.leverage.error else { return .done }
    context.say(.reading(error, of: found.account))
    return .error
  }

  private func document(of row: InstrumentRow) -> Document {
    Document("instruments", [row], InstrumentRow.fields + InstrumentRow.detailFields) { paint in
      InstrumentDetail(
        row: row, paint: paint, shapes: context.shapes, now: context.environment.now()
      ).text
    }
  }
}
