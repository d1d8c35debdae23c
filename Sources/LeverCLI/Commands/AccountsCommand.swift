import Desk
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// `lever accounts`: the configured accounts and their state.
struct AccountsCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  func run() async throws(CommandFailure) -> ExitStatus {
    let context = context
    let states = try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      return await Self.readStates(of: desk)
    }
    context.write(document(of: states))
    if states.isEmpty { context.say("no account is configured", .muted) }
    for state in states {
      if let error = state.failure { context.say(.reading(error, of: state.account)) }
      if state.reading.keyBelongsToSecret == false {
        context.say("\(state.account.name): \(Wording.foreignKey)", .warning)
      }
    }
    return states.allSatisfy(\.isConnected) ? .done : .error
  }

  private static func readStates(of desk: Desk) async -> [AccountState] {
    await withTaskGroup(of: (Int, AccountState).self) { group in
      for (index, account) in desk.accounts.enumerated() {
        group.addTask {
          let reading = await desk.connect(account)
          return (
            index,
            AccountState(
              account: account, reading: reading, budgets: await account.rateLimitsLeft().all)
          )
        }
      }
      var states: [(Int, AccountState)] = []
      for await state in group { states.append(state) }
      return states.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func document(of states: [AccountState]) -> Document {
    let shapes = context.shapes
    return Document("accounts", states, AccountState.fields) { paint in
      AccountState.fields.text(of: states, paint, shapes: shapes)
    }
  }
}
