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
    accounts[index].list.changeAll { $0.takePositionMode(reading) }
  }

  /// Gives every row its part of the positions, unless it knows something later.
  private mutating func spreadPositions(of index: Int) {
    let reading = accounts[index].positions
    guard case .read(let positions, let date) = reading else {
      accounts[index].list.changeAll { $0.takePositions(reading) }
      return
    }
    let held = Dictionary(grouping: positions, by: \.symbol)
    accounts[index].list.changeAll { row in
      row.takePositions(.read(held[row.symbol] ?? [], at: date))
    }
  }

  /// Gives every row its part of the open orders, unless it knows something later.
  private mutating func spreadOpenOrders(of index: Int) {
    let reading = accounts[index].openOrders
    guard case .read(let orders, let date) = reading else {
      accounts[index].list.changeAll { $0.takeOpenOrders(reading) }
      return
    }
    let open = Dictionary(grouping: orders, by: \.symbol)
    accounts[index].list.changeAll { row in
      row.takeOpenOrders(.read(open[row.symbol] ?? [], at: date))
    }
  }

  /// Takes in one row's setting.
  mutating func takeLeverage(
    _ reading: Reading<LeverageReading>, of symbol: ContractSymbol, account index: Int
  ) -> [Effect] {
    guard accounts.indices.contains(index) else { return [] }
    accounts[index].underway[.row(symbol)] = nil
    if let place = accounts[index].list.place(of: symbol), reading.error?.kind != .cancelled {
      accounts[index].list.change(place) { $0.takeLeverage(reading) }
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
        row.takeExamination(reading)
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
  /// Takes in positions, unless something later is known.
  mutating func takePositions(_ new: Reading<[Position]>) {
    guard new.isAtLeastAsLate(as: reading.positions) else { return }
    reading.positions = new
    changeable = nil
  }

  /// Takes in the position mode, unless something later is known.
  mutating func takePositionMode(_ new: Reading<PositionMode?>) {
    guard new.isAtLeastAsLate(as: reading.positionMode) else { return }
    reading.positionMode = new
    changeable = nil
  }

  /// Takes in open orders, unless something later is known.
  mutating func takeOpenOrders(_ new: Reading<[OpenOrder]>) {
    guard new.isAtLeastAsLate(as: reading.openOrders) else { return }
    reading.openOrders = new
    changeable = nil
  }

  /// Takes in a setting with whatever else the same answer tells, unless something later is known.
  mutating func takeLeverage(_ new: Reading<LeverageReading>) {
    guard new.isAtLeastAsLate(as: reading.leverage) else { return }
    changeable = nil
    guard case .read(let told, let date) = new else {
      reading.leverage = new
      return
    }
    reading.leverage = .read(told, at: date)
    if let positions = told.positions { takePositions(.read(positions, at: date)) }
    if let mode = told.positionMode { reading.positionMode = .read(mode, at: date) }
  }

  /// Takes in an examination, part by part, keeping what is known later.
  mutating func takeExamination(_ new: InstrumentReading) {
    if let proved = new.proved {
      take(proved)
    } else if let known = reading.proved, known.provedAt < new.leverage.date ?? .distantPast {
      reading.proved = nil
    }
    takeLeverage(new.leverage)
    takePositions(new.positions)
    takeOpenOrders(new.openOrders)
    takePositionMode(new.positionMode)
    if new.markPrice.isAtLeastAsLate(as: reading.markPrice) { reading.markPrice = new.markPrice }
    if new.marginMode.isAtLeastAsLate(as: reading.marginMode) {
      reading.marginMode = new.marginMode
    }
    if new.wallet.isAtLeastAsLate(as: reading.wallet) { reading.wallet = new.wallet }
    if new.tiers.isAtLeastAsLate(as: reading.tiers) { reading.tiers = new.tiers }
    changeable = nil
  }
}

extension Reading {
  /// Whether this was made no earlier than another. What was never made is earlier than anything.
  func isAtLeastAsLate(as other: Reading<Value>) -> Bool {
    guard let date else { return other.date == nil }
    return other.date.map { date >= $0 } ?? true
  }
}
