import LeverDomain
import LeverWording

/// `lever set`: one change, proved.
struct SetCommand {
  let context: CommandContext
  let request: SetRequest

  func run() async throws(CommandFailure) -> ExitStatus {
    let course = ChangeCourse(
      context: context,
      manner: .init(
        command: "set", isDryRun: request.isDryRun, isAgreed: request.isAgreed,
        isDespiteDoubt: request.isDespiteDoubt, wait: request.wait))
    let wanted = try wantedSetting()
    try course.checkThatItMayAsk()
    let context = context
    let request = request
    let prepared = try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      return try await course.prepare(wanted, on: request.symbol, in: request.account, of: desk)
    }
    return try await course.run(prepared)
  }

  private func wantedSetting() throws(CommandFailure) -> LeverageSetting {
    let long = try leverage(request.value, "VALUE")
    guard let text = request.short else { return LeverageSetting(both: long) }
    return LeverageSetting(long: long, short: try leverage(text, "--short"))
  }

  private func leverage(_ text: String, _ place: String) throws(CommandFailure) -> Leverage {
    do throws(LeverageSyntaxError) {
      return try Leverage(text)
    } catch {
      throw CommandFailure(
        .notALeverage, "\(place): \(Wording.syntaxError(error, text: text))",
        hint: "nothing was sent")
    }
  }
}
