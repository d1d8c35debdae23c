import Desk
import FoundationEssentials
import LeverDomain

/// What the user looks at in an account, as far as readings go by it.
struct ReadingAttention {
  /// The account's instruments.
  let list: InstrumentList
  /// How many lines of them are in sight.
  let lines: Int
  /// Whether the account is the selected one.
  let isSelected: Bool
  /// The instruments of which everything is wanted: the selected one and those under review.
  let examined: [ListedInstrument]
  /// The instruments of which a change is on its way.
  let submitting: Set<ContractSymbol>
  /// Whether nobody is there to see.
  let isResting: Bool
  /// The time.
  let now: Date
}

extension ScreenAccount {
  /// How many readings that nobody waits for are under way at once.
  private static let backgroundWidth = 4

  /// Compares the readings that are wanted now with those under way, and says which to begin and
  /// which to give up: the selected instrument first, then what is in sight, then the rest.
  mutating func plan(_ attention: ReadingAttention) -> [AccountRequest] {
    // Nothing is begun that nobody is there to see, and what waits for its turn is given up.
    guard !attention.isResting else {
      return cancelRows(attention) { _, priority in !priority.isAsked }
    }
    guard connection == .connected else { return [] }
    var requests = planExaminations(attention)
    if attention.isSelected {
      requests += planOverview(attention) + planVisible(attention)
    } else {
      requests += cancel { key, priority in
        if case .row = key { priority < .background } else { false }
      }
    }
    // What an earlier run has listed may be gone: only the rows that somebody looks at are worth
    // asking for before the venue has told.
    guard attention.list.isListed else { return requests }
    requests += planPositionMode(attention)
    // What is in sight comes before what is not.
    if !attention.isSelected || !hasUnreadRow(attention) {
      requests += planBackground(attention)
    }
    if !underway.isEmpty { requests += watchBudgets() }
    return requests
  }

  /// Examines the selected instrument and those under review, and no others.
  private mutating func planExaminations(_ attention: ReadingAttention) -> [AccountRequest] {
    var requests = cancel { key, _ in
      if case .examination(let symbol) = key {
        !attention.examined.contains { $0.symbol == symbol }
      } else {
        false
      }
    }
    for row in attention.examined where !attention.submitting.contains(row.symbol) {
      guard row.needsExamination || isDue(row, at: attention.now),
        underway[.examination(row.symbol)] == nil
      else { continue }
      // Nobody asked for what is read only because it is old.
      let priority: RequestPriority = row.needsExamination ? .selected : .refresh
      beginExamination(of: row.symbol, priority, at: attention.now)
      requests += examine(row, priority, attention)
    }
    return requests
  }

  /// Positions and open orders of the whole account cost as much as those of one instrument: where
  /// they are to be read anyway, they are not asked for twice.
  private mutating func examine(
    _ row: ListedInstrument, _ priority: RequestPriority, _ attention: ReadingAttention
  ) -> [AccountRequest] {
    let rest = AccountRequest.examineRest(row.reading.instrument, priority)
    if hasOverviewAhead(of: row, at: attention.now) { return [rest] }
    guard attention.isSelected,
      isOverviewDue(at: attention.now, isSoonEnough: priority == .refresh)
    else { return [.examine(row.reading.instrument, priority)] }
    return noteOverview(priority, at: attention.now) + [rest]
  }

  /// Asks for what is open in the account that is looked at, once what is known of it is old.
  private mutating func planOverview(_ attention: ReadingAttention) -> [AccountRequest] {
    isOverviewDue(at: attention.now, isSoonEnough: false)
      ? noteOverview(.visible, at: attention.now) : []
  }

  private mutating func planVisible(_ attention: ReadingAttention) -> [AccountRequest] {
    guard hasRowReadings else { return [] }
    let list = attention.list
    let rows = list.rowsInSight(attention.lines)
    let visible = Set(rows.map(\.symbol))
    var requests = cancelRows(attention) { key, priority in
      if case .row(let symbol) = key {
        priority == .visible && !visible.contains(symbol)
      } else {
        false
      }
    }
    guard hasRoom(for: .visible) else { return requests + watchBudgets() }
    var free = visibleWidth - underway.values.count { $0 == .visible }
    // What was never read comes before what is only old, the oldest first.
    let old = rows.filter { !$0.wantsReading && $0.isDueInSight(at: attention.now) }.sorted {
      ($0.reading.leverage.date ?? .distantPast) < ($1.reading.leverage.date ?? .distantPast)
    }
    for row in rows.filter(\.wantsReading) + old where free > 0 {
      guard !isReading(row.symbol) else { continue }
      // What somebody has changed is wrong, and not only old.
      guard row.isOutdated || mayReadInSight(at: attention.now) else { continue }
      noteReadingInSight(at: attention.now)
      begin(.row(row.symbol), .visible)
      requests.append(.readLeverage(row.symbol, .visible))
      free -= 1
    }
    return requests
  }

  /// Where one position mode holds for the whole account, one reading tells it for every row.
  private mutating func planPositionMode(_ attention: ReadingAttention) -> [AccountRequest] {
    guard traits.modeIsAccountWide, !isAskingMode, attention.list.positionMode == .notRead,
      let symbol = attention.list.rows.first?.symbol
    else { return [] }
    return askMode(by: symbol)
  }

  private mutating func planBackground(_ attention: ReadingAttention) -> [AccountRequest] {
    let rows = attention.list.rows
    guard hasRowReadings, !rows.isEmpty else { return [] }
    var free = Self.backgroundWidth - underway.values.count { $0 == .background }
    var requests: [AccountRequest] = []
    while free > 0, backgroundCursor < rows.count {
      guard hasRoom(for: .background) else { return requests + watchBudgets() }
      let row = rows[backgroundCursor]
      guard !row.wantsReading || row.isOutdated || mayReadInSight(at: attention.now) else {
        return requests
      }
      advanceBackground()
      guard row.wantsReading, !isReading(row.symbol) else { continue }
      noteReadingInSight(at: attention.now)
      begin(.row(row.symbol), .background)
      requests.append(.readLeverage(row.symbol, .background))
      free -= 1
    }
    return requests
  }

  /// Gives readings up, and has the rows among them read in the background when their turn comes.
  private mutating func cancelRows(
    _ attention: ReadingAttention, _ isUnwanted: (ReadingKey, RequestPriority) -> Bool
  ) -> [AccountRequest] {
    let requests = cancel(isUnwanted)
    for case .cancel(.row(let symbol)) in requests {
      rewindBackground(to: attention.list.place(of: symbol) ?? 0)
    }
    return requests
  }

  private mutating func cancel(
    _ isUnwanted: (ReadingKey, RequestPriority) -> Bool
  ) -> [AccountRequest] {
    giveUp(isUnwanted).map(AccountRequest.cancel)
  }

  /// Whether a row in sight waits for its reading to begin.
  private func hasUnreadRow(_ attention: ReadingAttention) -> Bool {
    hasRowReadings
      && attention.list.rowsInSight(attention.lines).contains {
        $0.wantsReading && !isReading($0.symbol)
      }
  }
}
