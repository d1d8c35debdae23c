import Desk
import JournalModel
import LeverDomain
import LeverWording

/// `lever undo`: the value before a change, set by a new change and proved.
struct UndoCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  static func check(_ given: Given<Parameters>) throws(CommandFailure) {
    guard given.identifier == nil || given.account == nil && given.symbol == nil else {
      throw CommandFailure(
        .usage, "--account and --symbol look for the last change; an ID names one already",
        hint: "leave out the one or the other")
    }
  }

  func run() async throws(CommandFailure) -> ExitStatus {
    let course = ChangeCourse(
      context: context,
      manner: .init(command: Self.help.name, given: given.making))
    let (account, symbol) = (given.account, given.symbol)
    let finder = try given.identifier.map { typed throws(CommandFailure) in
      try ChangeFinder(typed)
    }
    try course.checkThatItMayAsk()
    let context = context
    let prepared = try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      let change =
        if let finder {
          try await Self.change(finder, desk)
        } else {
          try await Self.last(in: account, of: symbol, desk)
        }
      let aim = try await Self.aim(of: change, desk)
      return try await course.prepare(
        aim.setting, on: change.intent.change.symbol.text, in: aim.account.text, of: desk,
        undoing: change)
    }
    return try await course.run(prepared)
  }

  private static func change(
    _ finder: ChangeFinder, _ desk: Desk
  ) async throws(CommandFailure) -> JournalledChange {
    let found: [ChangeIdentifier]
    do throws(JournalError) {
      found = try await finder.search(try desk.journal.opened)
    } catch {
      throw .journal(error)
    }
    let name = try finder.only(of: found)
    do throws(JournalError) {
      if let change = try await desk.journalled(name) { return change }
    } catch {
      throw .journal(error)
    }
    throw CommandFailure(
      .journal, "what the journal holds of change \(name) cannot be understood",
      hint: "lever journal check says whether it was altered; lever prove \(name) shows it")
  }

  private static func last(
    in account: AccountName?, of symbol: ContractSymbol?, _ desk: Desk
  ) async throws(CommandFailure) -> JournalledChange {
    do throws(JournalError) {
      if let change = try await desk.lastUndoable(in: account, of: symbol) { return change }
    } catch {
      throw .journal(error)
    }
    let place = [symbol.map { " of \($0)" }, account.map { " in account \($0)" }]
      .compactMap { $0 }.joined()
    throw CommandFailure(
      .notUndoable, "the journal holds no applied change\(place) with a known setting before it",
      hint: "lever journal lists every change; lever undo ID undoes one of them")
  }

  private static func aim(
    of change: JournalledChange, _ desk: Desk
  ) async throws(CommandFailure) -> UndoAim {
    let answer: Result<UndoAim, UndoObstacle>
    do throws(JournalError) {
      answer = try await desk.undoAim(of: change)
    } catch {
      throw .journal(error)
    }
    switch answer {
    case .success(let aim): return aim
    case .failure(let obstacle):
      throw CommandFailure(
        .notUndoable, Wording.obstacle(obstacle, to: change),
        hint: hint(for: obstacle, change, configured: desk.accounts.map(\.name.text)))
    }
  }

  /// How to go on all the same.
  private static func hint(
    for obstacle: UndoObstacle, _ change: JournalledChange, configured: [String]
  ) -> String {
    let (account, symbol) = (change.intent.account, change.intent.change.symbol)
    switch obstacle {
    case .neverApplied, .changedNothing:
      return "lever show \(account) \(symbol) tells what is set now"
    case .settingBeforeUnknown(let earlier?):
      return "\(earlier.identifier) had set \(Wording.setting(earlier.intent.change.to)) earlier; "
        + "to set it again: \(Wording.setCommand(of: earlier))"
    case .settingBeforeUnknown(nil):
      return "set a value of your own: lever set \(account) \(symbol) VALUE"
    case .accountNotConfigured:
      return configured.isEmpty
        ? "the configuration has no account"
        : "configured: \(configured.joined(separator: ", ")); lever undo --account NAME looks there"
    case .accountMoved:
      return "give the other account another name, and this one its venue back"
    }
  }
}
