import Desk
import LeverDomain

/// Reads the leverage of every row, as fast as each account's budget allows, and draws how far it
/// has come.
struct RowReader: Sendable {
  let context: CommandContext
  let desk: Desk

  /// How many requests of an account may be under way at once; the venue's budget slows them.
  private static let requestsUnderWay = 8

  /// Reads every row of every account that could be listed.
  ///
  /// - Returns: the accounts with what was read, and whether that is all.
  func readRows(of overviews: [AccountOverview]) async -> ([AccountOverview], isWhole: Bool) {
    let collected = CollectedRows(accounts: overviews.count)
    let total = overviews.reduce(0) { $0 + $1.readings.count }
    let desk = desk
    let progress = context.mayDrawProgress ? ProgressLine(context: context, total: total) : nil
    let ending: Void? = await context.environment.interruption.race {
      await withTaskGroup(of: Void.self) { group in
        for (index, overview) in overviews.enumerated() {
          group.addTask {
            await Self.readRows(of: overview, at: desk) { symbol, reading in
              let done = collected.put(reading, of: symbol, account: index)
              await progress?.draw(done: done) {
                await Self.timeLeft(for: overviews, collected)
              }
            }
          }
        }
      }
    }
    progress?.erase()
    var lists = overviews
    for index in lists.indices {
      let rows = collected.rows(account: index)
      for row in lists[index].readings.indices {
        let symbol = lists[index].readings[row].instrument.symbol
        if let reading = rows[symbol] { lists[index].readings[row].receive(leverage: reading) }
      }
    }
    return (lists, ending != nil)
  }

  /// How long the slowest account's budget will make the rest take; nil where none says.
  private static func timeLeft(
    for overviews: [AccountOverview], _ collected: CollectedRows
  ) async -> Duration? {
    var longest: Duration?
    for (index, overview) in overviews.enumerated() {
      let remaining = overview.readings.count - collected.rows(account: index).count
      guard remaining > 0, let budget = await overview.account.rateLimitsLeft().all.first,
        budget.limit > 0
      else { continue }
      let beyond = max(0, remaining - budget.left)
      let time = budget.wait + budget.window * beyond / budget.limit
      longest = max(longest ?? .zero, time)
    }
    return longest
  }

  private static func readRows(
    of overview: AccountOverview, at desk: Desk,
    put: @escaping @Sendable (ContractSymbol, Reading<LeverageReading>) async -> Void
  ) async {
    var remaining = overview.readings.map(\.instrument.symbol)[...]
    await withTaskGroup(of: Void.self) { group in
      func start() {
        guard let symbol = remaining.popFirst(), !Task.isCancelled else { return }
        group.addTask {
          let reading = await desk.leverage(
            of: symbol, in: overview.account, priority: .selected)
          if !Task.isCancelled { await put(symbol, reading) }
        }
      }
      for _ in 0..<requestsUnderWay { start() }
      while await group.next() != nil { start() }
    }
  }
}
