import Desk
import FoundationEssentials
import LeverDomain

extension Model {
  /// Takes in clock and key; a venue that takes the key is then asked for what is open.
  mutating func takeConnection(_ reading: AccountReading, of index: Int) -> [Effect] {
    guard accounts.indices.contains(index) else { return [] }
    accounts[index].reading = reading
    accounts[index].list.changeAll { $0.changeable = nil }
    switch reading.key {
    case .notRead: accounts[index].connection = .connecting
    case .failed(let error, _):
      accounts[index].connection = .failed(error)
      return [.readBudgets(account: index, after: .zero)]
    case .read: accounts[index].connection = .connected
    }
    accounts[index].overviewAskedAt = now
    return [.readOverview(account: index), .readBudgets(account: index, after: .zero)]
  }

  /// Takes in the list of instruments.
  mutating func takeInstruments(
    _ reading: Reading<[Instrument]>, of index: Int
  ) -> [Effect] {
    guard accounts.indices.contains(index) else { return [] }
    accounts[index].list.take(reading, lines: layout.listLines)
    accounts[index].backgroundCursor = 0
    spreadPositions(of: index)
    spreadOpenOrders(of: index)
    spreadPositionMode(of: index)
    noteJournal(of: index)
    return keepSoon(index)
  }

  /// Takes in all positions of an account.
  mutating func takePositions(_ reading: Reading<[Position]>, of index: Int) {
    guard accounts.indices.contains(index) else { return }
    accounts[index].positions = reading
    spreadPositions(of: index)
  }

  /// Takes in all open orders of an account.
  mutating func takeOpenOrders(_ reading: Reading<[OpenOrder]>, of index: Int) {
    guard accounts.indices.contains(index) else { return }
    accounts[index].openOrders = reading
    spreadOpenOrders(of: index)
  }

  /// Takes in the position mode of an account.
  mutating func takePositionMode(_ reading: Reading<PositionMode?>, of index: Int) {
    guard accounts.indices.contains(index) else { return }
    accounts[index].isAskingMode = false
    accounts[index].positionMode = reading
    spreadPositionMode(of: index)
  }

  /// Gives every row the position mode of the account, unless it knows something later.
  private mutating func spreadPositionMode(of index: Int) {
    let reading = accounts[index].positionMode
    guard reading != .notRead else { return }
    accounts[index].list.changeAll { $0.know { $0.receive(positionMode: reading) } }
  }

  /// Gives every row its share of the positions, unless it knows something later.
  private mutating func spreadPositions(of index: Int) {
    let shares = InstrumentShares(accounts[index].positions)
    accounts[index].list.changeAll { row in
      let share = shares[row.symbol]
      row.know { $0.receive(positions: share) }
    }
  }

  /// Gives every row its share of the open orders, unless it knows something later.
  private mutating func spreadOpenOrders(of index: Int) {
    let shares = InstrumentShares(accounts[index].openOrders)
    accounts[index].list.changeAll { row in
      let share = shares[row.symbol]
      row.know { $0.receive(openOrders: share) }
    }
  }

  /// Takes in one row's setting.
  mutating func takeLeverage(
    _ reading: Reading<LeverageReading>, of symbol: ContractSymbol, account index: Int
  ) -> [Effect] {
    guard accounts.indices.contains(index) else { return [] }
    accounts[index].underway[.row(symbol)] = nil
    if let place = accounts[index].list.place(of: symbol), reading.error?.kind != .cancelled {
      accounts[index].list.change(place) { $0.know { $0.receive(leverage: reading) } }
    }
    return askBudgets(of: index) + keepSoon(index)
  }

  /// Takes in everything about one instrument.
  mutating func takeExamination(
    _ reading: InstrumentReading, of symbol: ContractSymbol, account index: Int
  ) -> [Effect] {
    guard accounts.indices.contains(index) else { return [] }
    accounts[index].underway[.examination(symbol)] = nil
    if let place = accounts[index].list.place(of: symbol) {
      accounts[index].list.change(place) { row in
        row.know { $0.receive(reading) }
        row.examinedAt = now
        row.needsExamination = false
      }
    }
    return askBudgets(of: index) + keepSoon(index)
  }

  /// Takes in what is left of an account's budgets.
  mutating func takeBudgets(_ budgets: [Budget], change: Budget, of index: Int) {
    guard accounts.indices.contains(index) else { return }
    accounts[index].isAskingBudgets = false
    accounts[index].isWatchingBudgets = false
    accounts[index].budgets = budgets
    accounts[index].changeBudget = change
    accounts[index].budgetsAt = now
  }

  /// Looks at the budgets after a reading, unless that is under way.
  mutating func askBudgets(of index: Int) -> [Effect] {
    guard !accounts[index].isAskingBudgets else { return [] }
    accounts[index].isAskingBudgets = true
    return [.readBudgets(account: index, after: .zero)]
  }
}

extension InstrumentRow {
  /// Learns something of the instrument: whether it can be changed must be worked out again.
  mutating func know(_ learn: (inout InstrumentReading) -> Void) {
    learn(&reading)
    changeable = nil
  }
}
