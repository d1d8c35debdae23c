import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

/// One account as the screen knows it: its connection, its limits and what is being read of it.
struct ScreenAccount: Equatable {
  /// How far the connection has come.
  enum Connection: Equatable {
    /// The clock and the key are being asked for.
    case connecting
    /// The venue takes the key.
    case connected
    /// The venue does not take the key, or cannot be reached.
    case failed(VenueError)
  }

  /// The name that the configuration gives it.
  let name: AccountName
  /// Which venue it is on.
  let venue: Venue
  /// What holds on its venue.
  let traits: VenueTraits
  /// Whether it refuses to sign changes.
  let isReadOnly: Bool

  /// How far the connection has come.
  private(set) var connection = Connection.connecting
  /// Clock and key.
  private(set) var reading = AccountReading()
  /// What is left of the venue's limits, the scarcest first.
  private(set) var budgets: [Budget] = []
  /// What is left of the limit that counts changes.
  private(set) var changeBudget: Budget?
  /// When the budgets were looked at.
  private(set) var budgetsAt: Date?
  /// The readings that are under way, each with its urgency.
  private(set) var underway: [ReadingKey: RequestPriority] = [:]
  /// Whether what was read since waits to be kept for the next run.
  private(set) var isKeepingDue = false
  /// Which instrument was examined last, when that was asked for, and how long it took to come.
  private(set) var lastExamination: Examination?
  /// When all positions and open orders were asked for last.
  private(set) var overviewAskedAt: Date?
  /// Whether the position mode is being asked for.
  private(set) var isAskingMode = false
  /// When rows in sight were lately asked for, where a limit is slow to come back.
  private(set) var readInSightAt: [Date] = []
  /// Where the search for the next row to read in the background goes on.
  private(set) var backgroundCursor = 0
  /// Whether the budgets are being looked at.
  private var isAskingBudgets = false
  /// Whether they will be looked at in a while, because readings are under way that may wait.
  private var isWatchingBudgets = false

  /// An account of which nothing is known.
  init(name: AccountName, venue: Venue, traits: VenueTraits, isReadOnly: Bool) {
    self.name = name
    self.venue = venue
    self.traits = traits
    self.isReadOnly = isReadOnly
  }

  /// Takes in what happened, and says what to ask for because of it.
  mutating func take(_ news: AccountNews, now: Date) -> [AccountRequest] {
    switch news {
    case .connected(let reading): return takeConnection(reading, now: now)
    case .connectAgain:
      if case .failed = connection { connection = .connecting }
      return [.connect]
    case .spent(let key):
      if let key { underway[key] = nil }
      if case .examination(lastExamination?.symbol) = key { lastExamination?.end(at: now) }
      guard !isAskingBudgets else { return [] }
      isAskingBudgets = true
      return [.readBudgets(after: .zero)]
    case .modeRead: isAskingMode = false
    case .listed: backgroundCursor = 0
    case .keepSoon:
      guard !isKeepingDue else { return [] }
      isKeepingDue = true
      return [.awaitKeeping]
    case .kept: isKeepingDue = false
    case .budgetsRead(let budgets, let change):
      isAskingBudgets = false
      isWatchingBudgets = false
      self.budgets = budgets
      changeBudget = change
      budgetsAt = now
    case .outdated(let place): rewindBackground(to: place)
    }
    return []
  }

  /// Takes in clock and key; a venue that takes the key is then asked for what is open.
  private mutating func takeConnection(
    _ reading: AccountReading, now: Date
  ) -> [AccountRequest] {
    self.reading = reading
    switch reading.key {
    case .notRead: connection = .connecting
    case .failed(let error, _):
      connection = .failed(error)
      return [.readBudgets(after: .zero)]
    case .read: connection = .connected
    }
    // Whoever opens the screen asks for its first picture.
    return noteOverview(.selected, at: now) + [.readBudgets(after: .zero)]
  }

  // MARK: - What is under way

  /// Notes a reading that begins.
  mutating func begin(_ key: ReadingKey, _ priority: RequestPriority) { underway[key] = priority }

  /// Gives up the readings that are not wanted.
  mutating func giveUp(
    _ isUnwanted: (ReadingKey, RequestPriority) -> Bool
  ) -> [ReadingKey] {
    let unwanted = underway.filter { isUnwanted($0.key, $0.value) }.map(\.key)
    for key in unwanted { underway[key] = nil }
    return unwanted
  }

  /// Asks for what is open.
  mutating func noteOverview(_ priority: RequestPriority, at now: Date) -> [AccountRequest] {
    overviewAskedAt = now
    return [.readOverview(priority)]
  }

  /// Notes that an instrument is being examined.
  mutating func beginExamination(
    of symbol: ContractSymbol, _ priority: RequestPriority, at now: Date
  ) {
    begin(.examination(symbol), priority)
    lastExamination = Examination(of: symbol, askedAt: now, isRefresh: priority == .refresh)
  }

  /// Asks for the position mode by way of an instrument.
  mutating func askMode(by symbol: ContractSymbol) -> [AccountRequest] {
    isAskingMode = true
    return [.readPositionMode(symbol)]
  }

  /// Looks at the budgets again in a while, because readings wait for them, or may have to.
  mutating func watchBudgets() -> [AccountRequest] {
    guard !isWatchingBudgets else { return [] }
    isWatchingBudgets = true
    return [.readBudgets(after: .seconds(2))]
  }

  /// Notes that a row in sight is being read.
  mutating func noteReadingInSight(at now: Date) {
    guard let share = shareInSight else { return }
    readInSightAt.removeAll { now.timeIntervalSince($0) >= share.seconds }
    readInSightAt.append(now)
  }

  /// Goes on with the row after the one that was looked at in the background.
  mutating func advanceBackground() { backgroundCursor += 1 }

  /// Goes back to a row that is to be read in the background.
  mutating func rewindBackground(to place: Int) { backgroundCursor = min(backgroundCursor, place) }
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

extension ScreenAccount {
  /// Whether reading a row tells anything that the list does not.
  var hasRowReadings: Bool {
    traits.settingSource == .eachInstrument || traits.limitsSource == .eachInstrument
  }

  /// What the next run is to begin with; nil until the venue has told its list.
  func toKeep(_ list: InstrumentList) -> CachedAccount? {
    guard let listedAt = list.state.date, list.isListed else { return nil }
    return CachedAccount(venue: venue, listedAt: listedAt, rows: list.rows.map(\.toRemember))
  }

  /// The budget to show: the scarcest of the slow ones, else of all.
  var shownBudget: Budget? { budgets.first(where: \.isSlow) ?? budgets.first }

  /// How long the readings that are under way have to wait for a budget, or for a venue that has
  /// closed the way; nil when they need not, or no longer than a user would notice.
  func wait(at now: Date) -> Duration? {
    guard !underway.isEmpty, let longest = budgets.map(\.wait).max(), let budgetsAt else {
      return nil
    }
    let passed = Duration.seconds(now.timeIntervalSince(budgetsAt).clamped(to: 0...1e6))
    let left = longest - passed
    return left > .seconds(1) ? .seconds(left.components.seconds) : nil
  }

  /// Whether anything is being read of an instrument.
  func isReading(_ symbol: ContractSymbol) -> Bool {
    underway[.row(symbol)] != nil || underway[.examination(symbol)] != nil
  }

  /// What is known of how the account's rows can be changed, for one row.
  func preconditions(of row: ListedInstrument) -> [Precondition] {
    Preconditions.evaluate(
      row.reading, account: reading, traits: traits, isReadOnly: isReadOnly,
      changeBudget: changeBudget)
  }

  /// One of the account's instruments, among those of all accounts.
  func key(of symbol: ContractSymbol) -> InstrumentKey {
    InstrumentKey(account: name, venue: venue, symbol: symbol)
  }
}

extension Budget {
  /// Whether what is spent takes so long to come back that a user would notice.
  var isSlow: Bool { window > .seconds(5) }
}
