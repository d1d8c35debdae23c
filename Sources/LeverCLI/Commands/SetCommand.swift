import LeverDomain

/// `lever set`: one change, proved.
struct SetCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  func run() async throws(CommandFailure) -> ExitStatus {
    let course = ChangeCourse(
      context: context,
      manner: .init(command: Self.help.name, given: given.making))
    let wanted = LeverageSetting(long: given.value, short: given.short ?? given.value)
    try course.checkThatItMayAsk()
    let context = context
    let given = given
    let prepared = try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      return try await course.prepare(wanted, on: given.symbol, in: given.account, of: desk)
    }
    return try await course.run(prepared)
  }
}
