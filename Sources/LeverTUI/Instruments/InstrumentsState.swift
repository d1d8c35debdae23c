import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

/// The instruments of every account: what is known of them, which are shown and which is selected.
struct InstrumentsState: Equatable {
  /// The instruments of each account, in the order of the accounts.
  private(set) var lists: [InstrumentList]
  /// Whether the keyboard goes to the filter line.
  private(set) var isFiltering = false

  /// Instruments of so many accounts, of which nothing is known.
  init(accounts count: Int) { lists = Array(repeating: InstrumentList(), count: count) }

  /// The instruments of an account; none where there is no such.
  func list(of account: Int) -> InstrumentList {
    lists.indices.contains(account) ? lists[account] : InstrumentList()
  }

  // MARK: - What the user does

  /// Does what a key asks for in the list of an account.
  mutating func obey(
    _ command: InstrumentsCommand, of account: Int, lines: Int
  ) -> [PaneRequest] {
    switch command {
    case .move(let move): lists.change(account) { $0.move(move, lines: lines) }
    case .open: return [.focus(.leverage)]
    case .goToAccounts: return [.focus(.accounts)]
    case .filter: return beginFilter(of: account, lines: lines)
    case .clearFilter: clearFilter(of: account, lines: lines)
    }
    return []
  }

  /// Does what a key asks for in the filter line.
  mutating func obey(_ command: FilterCommand, of account: Int, lines: Int) {
    switch command {
    case .keep: isFiltering = false
    case .clear: clearFilter(of: account, lines: lines)
    case .eraseLast:
      if list(of: account).filter.isEmpty {
        isFiltering = false
      } else {
        lists.change(account) { $0.editFilter(lines: lines) { $0.eraseLast() } }
      }
    case .eraseAll: lists.change(account) { $0.editFilter(lines: lines) { $0.clear() } }
    case .move(let move): lists.change(account) { $0.move(move, lines: lines) }
    }
  }

  /// Begins to filter, from nothing.
  mutating func beginFilter(of account: Int, lines: Int) -> [PaneRequest] {
    isFiltering = true
    lists.change(account) { $0.editFilter(lines: lines) { $0.clear() } }
    return [.focus(.instruments)]
  }

  /// Takes in text for the filter.
  mutating func type(_ text: String, of account: Int, lines: Int) {
    lists.change(account) { $0.editFilter(lines: lines) { $0.type(text) } }
  }

  /// Takes in a click on a line of the list; nil for a click beside the lines.
  mutating func press(line: Int, of account: Int, lines: Int) -> [PaneRequest] {
    isFiltering = false
    let window = list(of: account).window(lines)
    if line >= 0, line < window.count {
      lists.change(account) { $0.select(window.lowerBound + line, lines: lines) }
    }
    return [.focus(.instruments)]
  }

  /// Leaves the filter line: the mouse has gone elsewhere.
  mutating func leaveFilter() { isFiltering = false }

  /// Scrolls the list.
  mutating func scroll(by delta: Int, of account: Int, lines: Int) {
    lists.change(account) { $0.scroll(by: delta, lines: lines) }
  }

  /// Keeps the selection of an account in sight.
  mutating func reveal(of account: Int, lines: Int) {
    lists.change(account) { $0.reveal(lines: lines) }
  }

  /// Selects an instrument, and shows all where the filter hides it. False where it is not listed.
  mutating func reveal(_ symbol: ContractSymbol, of account: Int, lines: Int) -> Bool {
    guard lists.indices.contains(account) else { return false }
    return lists[account].reveal(symbol, lines: lines)
  }

  private mutating func clearFilter(of account: Int, lines: Int) {
    isFiltering = false
    lists.change(account) { $0.editFilter(lines: lines) { $0.clear() } }
  }

  // MARK: - What is told

  /// Takes in what is known of an account's instruments.
  mutating func update(_ account: Int, _ news: InstrumentNews, lines: Int, now: Date) {
    lists.change(account) { list in
      switch news {
      case .remembered(let known): list.begin(with: known, lines: lines)
      case .listed(let reading): list.take(reading, lines: lines)
      case .positions(let reading): list.take(positions: reading)
      case .openOrders(let reading): list.take(openOrders: reading)
      case .positionMode(let reading): list.take(positionMode: reading)
      case .accountChanged: list.forgetChangeable()
      case .leverage(let symbol, let reading):
        guard reading.error?.kind != .cancelled else { return }
        list.change(symbol) { $0.know { $0.receive(leverage: reading) } }
      case .examined(let symbol, let reading):
        list.change(symbol) { row in
          row.know { $0.receive(reading) }
          row.examinedAt = now
          row.needsExamination = false
        }
      case .examine(let symbol, let isAlways):
        list.change(symbol) { row in
          let age = row.examinedAt.map { now.timeIntervalSince($0) } ?? .infinity
          row.needsExamination = isAlways || age > Freshness.selected
        }
      case .decided(let symbol, let report):
        list.change(symbol) { row in
          // Where the venue says how large a position may be at the present leverage, that is old.
          let isOutdated = row.reading.leverage.value?.maximumPositionValue != nil
          row.know { $0.receive(report) }
          row.needsExamination = isOutdated || !report.outcome.isSuccess
        }
      case .journalled(let change, let mayHaveChanged):
        list.change(change.intent.change.symbol) { row in
          row.take(change, mayHaveChanged: mayHaveChanged, now: now)
        }
      }
    }
  }

  /// Works out for the rows in sight whether they can be changed.
  mutating func workOutChangeable(of index: Int, in account: ScreenAccount, lines: Int) {
    lists.change(index) { $0.workOutChangeable(in: account, lines: lines) }
  }
}

/// What is told of an account's instruments.
enum InstrumentNews {
  /// What an earlier run has left.
  case remembered(CachedAccount)
  /// The list was asked for.
  case listed(Reading<[Instrument]>)
  /// All positions of the account were asked for.
  case positions(Reading<[Position]>)
  /// All open orders of the account were asked for.
  case openOrders(Reading<[OpenOrder]>)
  /// The position mode of the account was asked for.
  case positionMode(Reading<PositionMode?>)
  /// What is known of the account has changed, and with it whether rows can be changed.
  case accountChanged
  /// One row's setting was asked for.
  case leverage(ContractSymbol, Reading<LeverageReading>)
  /// Everything about one instrument was asked for.
  case examined(ContractSymbol, InstrumentReading)
  /// Everything about one instrument is wanted: in any case, or unless it is known well enough.
  case examine(ContractSymbol, always: Bool)
  /// A change of an instrument came to its end.
  case decided(ContractSymbol, ChangeReport)
  /// The journal tells of a change, which may have changed the setting or has not.
  case journalled(JournalledChange, mayHaveChanged: Bool)
}

extension [InstrumentList] {
  /// Changes one list in place; none where there is no such.
  fileprivate mutating func change(_ index: Int, _ change: (inout InstrumentList) -> Void) {
    guard indices.contains(index) else { return }
    change(&self[index])
  }
}
