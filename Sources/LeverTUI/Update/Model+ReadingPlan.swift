import Desk
import FoundationEssentials
import LeverDomain

extension Model {
  /// How many readings that nobody waits for are under way at once, an account.
  private static let backgroundWidth = 4

  /// Compares the readings that are wanted now with those under way, and says which to begin and
  /// which to give up: the selected instrument first, then what is in sight, then the rest.
  mutating func planReadings() -> [Effect] {
    // What is under way comes to its end; nothing is begun that nobody is there to see.
    guard !isResting else {
      workOutVisible()
      return []
    }
    var effects: [Effect] = []
    for index in accounts.indices where accounts[index].connection == .connected {
      effects += planExaminations(index)
      if index == selectedAccount {
        effects += planOverview(index) + planVisible(index)
      } else {
        effects += giveUp(index) { key, priority in
          if case .row = key { priority < .background } else { false }
        }
      }
      // What an earlier run has listed may be gone: only the rows that somebody looks at are worth
      // asking for before the venue has told.
      guard accounts[index].list.isListed else { continue }
      effects += planPositionMode(index)
      // What is in sight comes before what is not.
      let isSightRead =
        index != selectedAccount || !accounts[index].hasUnreadRow(in: layout.listLines)
      if isSightRead { effects += planBackground(index) }
      if !accounts[index].underway.isEmpty { effects += watchBudgets(of: index) }
    }
    workOutVisible()
    return effects
  }

  /// Examines the selected instrument and those under review, and no others.
  private mutating func planExaminations(_ index: Int) -> [Effect] {
    let rows = rowsToExamine(index)
    var effects = giveUp(index) { key, _ in
      if case .examination(let symbol) = key {
        !rows.contains { $0.symbol == symbol }
      } else {
        false
      }
    }
    for row in rows where !isSubmitting(row.symbol, account: index) {
      guard row.needsExamination || isDue(row),
        accounts[index].underway[.examination(row.symbol)] == nil
      else { continue }
      // Nobody asked for what is read only because it is old.
      let priority: RequestPriority = row.needsExamination ? .selected : .refresh
      accounts[index].underway[.examination(row.symbol)] = priority
      effects.append(.examine(account: index, row.reading.instrument, priority))
    }
    return effects
  }

  private func rowsToExamine(_ index: Int) -> [InstrumentRow] {
    let list = accounts[index].list
    var rows = index == selectedAccount ? [list.selectedRow].compactMap(\.self) : []
    guard case .review(let review) = dialog else { return rows }
    for entry in review.entries where entry.account == index {
      guard let place = list.place(of: entry.instrument.symbol),
        !rows.contains(where: { $0.symbol == entry.instrument.symbol })
      else { continue }
      rows.append(list.rows[place])
    }
    return rows
  }

  private mutating func planVisible(_ index: Int) -> [Effect] {
    guard accounts[index].hasRowReadings else { return [] }
    let list = accounts[index].list
    let window = list.window(layout.listLines)
    let visible = Set(window.map { list.rows[list.shown[$0]].symbol })
    var effects = giveUp(index) { key, priority in
      if case .row(let symbol) = key {
        priority == .visible && !visible.contains(symbol)
      } else {
        false
      }
    }
    for case .cancel(_, .row(let symbol)) in effects {
      let place = list.place(of: symbol) ?? 0
      accounts[index].backgroundCursor = min(accounts[index].backgroundCursor, place)
    }
    guard accounts[index].hasRoom(for: .visible) else {
      return effects + watchBudgets(of: index)
    }
    var free =
      accounts[index].visibleWidth
      - accounts[index].underway.values.count { $0 == .visible }
    // What was never read comes before what is only old, the oldest first.
    let rows = window.map { list.rows[list.shown[$0]] }
    let old = rows.filter { !$0.wantsReading && isDueInSight($0) }.sorted {
      ($0.reading.leverage.date ?? .distantPast) < ($1.reading.leverage.date ?? .distantPast)
    }
    for row in rows.filter(\.wantsReading) + old where free > 0 {
      guard accounts[index].isIdle(row.symbol) else { continue }
      // What somebody has changed is wrong, and not only old.
      guard row.isOutdated || accounts[index].mayReadInSight(at: now) else { continue }
      accounts[index].noteReadingInSight(at: now)
      accounts[index].underway[.row(row.symbol)] = .visible
      effects.append(.readLeverage(account: index, row.symbol, .visible))
      free -= 1
    }
    return effects
  }

  /// Where one position mode holds for the whole account, one reading tells it for every row.
  private mutating func planPositionMode(_ index: Int) -> [Effect] {
    guard accounts[index].account.traits.modeIsAccountWide, !accounts[index].isAskingMode,
      accounts[index].positionMode == .notRead, let symbol = accounts[index].list.rows.first?.symbol
    else { return [] }
    accounts[index].isAskingMode = true
    return [.readPositionMode(account: index, symbol)]
  }

  private mutating func planBackground(_ index: Int) -> [Effect] {
    guard accounts[index].hasRowReadings, !accounts[index].list.rows.isEmpty else { return [] }
    var free =
      Self.backgroundWidth - accounts[index].underway.values.count { $0 == .background }
    var effects: [Effect] = []
    while free > 0, accounts[index].backgroundCursor < accounts[index].list.rows.count {
      guard accounts[index].hasRoom(for: .background) else {
        return effects + watchBudgets(of: index)
      }
      let row = accounts[index].list.rows[accounts[index].backgroundCursor]
      guard !row.wantsReading || row.isOutdated || accounts[index].mayReadInSight(at: now)
      else { return effects }
      accounts[index].backgroundCursor += 1
      guard row.wantsReading, accounts[index].isIdle(row.symbol) else { continue }
      accounts[index].noteReadingInSight(at: now)
      accounts[index].underway[.row(row.symbol)] = .background
      effects.append(.readLeverage(account: index, row.symbol, .background))
      free -= 1
    }
    return effects
  }

  /// Looks at the budgets again in a while, because readings wait for them, or may have to.
  private mutating func watchBudgets(of index: Int) -> [Effect] {
    guard !accounts[index].isWatchingBudgets else { return [] }
    accounts[index].isWatchingBudgets = true
    return [.readBudgets(account: index, after: .seconds(2))]
  }

  private mutating func giveUp(
    _ index: Int, _ isUnwanted: (ReadingKey, RequestPriority) -> Bool
  ) -> [Effect] {
    let unwanted = accounts[index].underway.filter { isUnwanted($0.key, $0.value) }.map(\.key)
    for key in unwanted { accounts[index].underway[key] = nil }
    return unwanted.map { .cancel(account: index, $0) }
  }

  /// Works out for the rows in sight whether they can be changed.
  private mutating func workOutVisible() {
    guard accounts.indices.contains(selectedAccount) else { return }
    for (place, changeable) in accounts[selectedAccount].unworkedRows(layout.listLines) {
      accounts[selectedAccount].list.change(place) { $0.changeable = changeable }
    }
  }
}

extension AccountState {
  /// Whether no reading of an instrument's setting is under way.
  fileprivate func isIdle(_ symbol: ContractSymbol) -> Bool {
    underway[.row(symbol)] == nil && underway[.examination(symbol)] == nil
  }

  /// Whether a row in sight waits for its reading to begin.
  fileprivate func hasUnreadRow(in lines: Int) -> Bool {
    hasRowReadings
      && list.window(lines).contains { position in
        let row = list.rows[list.shown[position]]
        return row.wantsReading && isIdle(row.symbol)
      }
  }

  /// What is to be noted of the rows in sight of which it is not known whether they can be
  /// changed. By itself, so that nothing shares the rows when they are changed.
  fileprivate func unworkedRows(_ lines: Int) -> [(Int, Changeability)] {
    list.window(lines).compactMap { position in
      let place = list.shown[position]
      guard list.rows[place].changeable == nil else { return nil }
      return (place, Changeability(preconditions(of: list.rows[place])))
    }
  }
}
