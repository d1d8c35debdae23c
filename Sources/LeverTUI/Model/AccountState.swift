import Desk
import FoundationEssentials
import LeverDomain

/// One account as the screen knows it.
struct AccountState {
  /// How far the connection has come.
  enum Connection: Equatable {
    /// The clock and the key are being asked for.
    case connecting
    /// The venue takes the key.
    case connected
    /// The venue does not take the key, or cannot be reached.
    case failed(VenueError)
  }

  /// The account and its connection to the venue.
  let account: DeskAccount
  /// How far the connection has come.
  var connection = Connection.connecting
  /// Clock and key.
  var reading = AccountReading()
  /// Its instruments.
  var list = InstrumentList()
  /// Every open position.
  var positions = Reading<[Position]>.notRead
  /// Every open order.
  var openOrders = Reading<[OpenOrder]>.notRead
  /// The position mode, where one holds for the whole account.
  var positionMode = Reading<PositionMode?>.notRead
  /// Whether the position mode is being asked for.
  var isAskingMode = false
  /// What is left of the venue's limits, the scarcest first.
  var budgets: [Budget] = []
  /// What is left of the limit that counts changes.
  var changeBudget: Budget?
  /// When the budgets were looked at.
  var budgetsAt: Date?
  /// Whether the budgets are being looked at.
  var isAskingBudgets = false
  /// Whether they will be looked at in a while, because readings are under way that may wait.
  var isWatchingBudgets = false
  /// The readings that are under way, each with its urgency.
  var underway: [ReadingKey: RequestPriority] = [:]
  /// Whether what was read since waits to be kept for the next run.
  var isKeepingDue = false
  /// When all positions and open orders were asked for last.
  var overviewAskedAt: Date?
  /// When rows in sight were lately asked for, where a limit is slow to come back.
  var readInSightAt: [Date] = []
  /// Where the search for the next row to read in the background goes on.
  var backgroundCursor = 0

  /// An account of which nothing is known.
  init(_ account: DeskAccount) { self.account = account }
}

/// A reading that is under way for one instrument.
enum ReadingKey: Hashable, Sendable {
  /// What a row of the list needs.
  case row(ContractSymbol)
  /// Everything that bears on a change.
  case examination(ContractSymbol)
  /// The budgets, after a pause.
  case budgets
}

extension AccountState {
  /// Whether reading a row tells anything that the list does not.
  var hasRowReadings: Bool {
    account.traits.settingSource == .eachInstrument
      || account.traits.limitsSource == .eachInstrument
  }

  /// What the next run is to begin with; nil until the venue has told its list.
  var toKeep: CachedAccount? {
    guard let listedAt = list.state.date, list.isListed else { return nil }
    return CachedAccount(
      venue: account.venue, listedAt: listedAt, rows: list.rows.map(\.toRemember))
  }

  /// Whether the venue's limits leave room for a reading that nobody waits for. The more urgent
  /// the reading, the less must be left.
  ///
  /// Only long windows count: over a short one the queue puts the urgent first soon enough.
  func hasRoom(for priority: RequestPriority) -> Bool {
    guard priority.isAsked || budgets.allSatisfy({ $0.backgroundLimit > 0 }) else { return false }
    return budgets.filter(\.isSlow).allSatisfy { budget in
      switch priority {
      case .change, .selected, .refresh: true
      case .visible: budget.left * 3 > budget.limit
      case .background: budget.left * 3 > budget.limit * 2
      }
    }
  }

  /// How many readings of rows in sight may be under way at once: few where a budget is slow to
  /// come back, so that it is seen to shrink before it is gone.
  var visibleWidth: Int { budgets.isEmpty || budgets.contains(where: \.isSlow) ? 3 : 12 }

  /// The budget to show: the scarcest of the slow ones, else of all.
  var shownBudget: Budget? { budgets.first(where: \.isSlow) ?? budgets.first }

  /// How long the readings that are under way have to wait for a budget, or for a venue that has
  /// closed the way; nil when they need not, or no longer than a person would notice.
  func wait(at now: Date) -> Duration? {
    guard !underway.isEmpty, let longest = budgets.map(\.wait).max(), let budgetsAt else {
      return nil
    }
    let passed = Duration.seconds(now.timeIntervalSince(budgetsAt).clamped(to: 0...1e6))
    let left = longest - passed
    return left > .seconds(1) ? .seconds(left.components.seconds) : nil
  }

  /// What is known of how the account's rows can be changed, for one row.
  func preconditions(of row: InstrumentRow) -> [Precondition] {
    Preconditions.evaluate(
      row.reading, account: reading, traits: account.traits, isReadOnly: account.isReadOnly,
      changeBudget: changeBudget)
  }
}

extension Budget {
  /// Whether what is spent takes so long to come back that a person would notice.
  var isSlow: Bool { window > .seconds(5) }
}
