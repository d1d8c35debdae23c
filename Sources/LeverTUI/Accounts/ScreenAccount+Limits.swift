import Desk
import FoundationEssentials
import LeverDomain

/// How old what is known may become, in seconds: it is read again unasked so much earlier as that
/// takes.
enum Freshness {
  /// For the selected instrument.
  static let selected = 15.0
  /// For a row in sight, where the limits allow it.
  static let visible = 60.0
  /// How long a row in sight waits for its turn among others.
  static let visibleWait = 12.0
  /// How late the wait for the next reading may end: it is counted in whole seconds.
  static let lateness = 1.0
  /// The selected instrument is read no more often than this where a limit is slow to come back.
  static let selectedPause = 13.0
}

/// How the screen stays within the limits: the same keys drive the owner's trading programs, so what
/// it reads by itself is little, and goes to what is looked at first.
extension ScreenAccount {
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

  /// Whether a row in sight may be read now: where a limit is slow to come back, most of the share
  /// that nobody asked for is kept for the selected instrument.
  func mayReadInSight(at now: Date) -> Bool {
    // How slow the limits are is told as soon as the account is connected.
    guard !budgets.isEmpty else { return false }
    guard let share = shareInSight else { return true }
    let recent = readInSightAt.count { now.timeIntervalSince($0) < share.seconds }
    return recent < share.readings
  }

  /// How many rows in sight may be read in how many seconds; nil where no limit is that slow.
  var shareInSight: (readings: Int, seconds: Double)? {
    budgets.filter { $0.isSlow && $0.name != changeBudget?.name }.map { budget in
      let seconds = Double(budget.window.components.seconds)
      let forSelected = Int((seconds / Freshness.selectedPause).rounded(.up))
      return (max(0, budget.backgroundLimit - forSelected), seconds)
    }.min { $0.0 < $1.0 }.map { (readings: $0.0, seconds: $0.1) }
  }

  /// Whether an instrument is to be examined again only because what is known of it is about to be
  /// too old.
  func isDue(_ row: ListedInstrument, at now: Date) -> Bool {
    secondsUntilDue(row, at: now).map { $0 <= 0 } ?? false
  }

  /// How many seconds until an instrument is to be examined again; nil while it never was.
  private func secondsUntilDue(_ row: ListedInstrument, at now: Date) -> Double? {
    guard let examinedAt = row.examinedAt else { return nil }
    let dates = [
      row.reading.leverage.date, row.reading.positions.date, row.reading.openOrders.date,
    ].compactMap { $0 }
    let oldest = min(examinedAt, dates.min() ?? examinedAt)
    let lead = (lastExamination?.duration(of: row.symbol) ?? 0) + Freshness.lateness
    let wait = Freshness.selected - lead - now.timeIntervalSince(oldest)
    guard let last = lastExamination, last.symbol == row.symbol else { return wait }
    return max(wait, leastPause - now.timeIntervalSince(last.askedAt))
  }

  /// How many seconds must lie between two readings of the selected instrument, so that the share of
  /// each limit suffices for them.
  private var leastPause: Double {
    budgets.filter { $0.isSlow && $0.backgroundLimit > 0 && $0.name != changeBudget?.name }
      .map { budget in
        let seconds = Double(budget.window.components.seconds)
        // What is spent counts a little longer than the window.
        return min(Freshness.selectedPause, seconds * 1.03 / Double(budget.backgroundLimit))
      }.max() ?? 0
  }

  /// Whether positions and open orders of the whole account were asked for a moment ago, or have not
  /// come yet for the first time.
  func hasOverviewAhead(of row: ListedInstrument, at now: Date) -> Bool {
    guard let overviewAskedAt else { return false }
    return row.reading.positions == .notRead || row.reading.openOrders == .notRead
      || now.timeIntervalSince(overviewAskedAt) < 1
  }

  /// Whether all positions and open orders are too old, or, where that is soon enough, will be before
  /// the selected instrument is read for the second time from now.
  func isOverviewDue(at now: Date, isSoonEnough: Bool) -> Bool {
    guard let overviewAskedAt else { return false }
    let lead = isSoonEnough ? Freshness.selected : 0
    return now.timeIntervalSince(overviewAskedAt) >= Freshness.visible - lead
  }

  /// How many seconds until something of the account is to be read again unasked; nil while nothing
  /// is.
  func secondsUntilReading(_ list: InstrumentList, lines: Int, at now: Date) -> Int? {
    guard connection == .connected else { return nil }
    var waits = [overviewAskedAt].compactMap { $0 }.map {
      Freshness.visible - now.timeIntervalSince($0)
    }
    if let row = list.selectedRow, underway[.examination(row.symbol)] == nil,
      let wait = secondsUntilDue(row, at: now)
    {
      waits.append(wait)
    }
    if hasRowReadings {
      waits += list.rowsInSight(lines).compactMap { row in
        guard underway[.row(row.symbol)] == nil, let date = row.reading.leverage.date
        else { return nil }
        return Freshness.visible - Freshness.visibleWait - now.timeIntervalSince(date)
      }
    }
    if let wait = waitInSight(at: now) { waits.append(wait) }
    // What is due and not begun waits for something else, whose end is told.
    return waits.filter { $0 > 0 }.min().map { max(1, Int($0.rounded(.up))) }
  }

  /// How many seconds until another row in sight may be read; nil when one may be now, or never.
  private func waitInSight(at now: Date) -> Double? {
    guard !mayReadInSight(at: now), let share = shareInSight, let oldest = readInSightAt.min()
    else { return nil }
    return share.seconds - now.timeIntervalSince(oldest)
  }
}

extension ListedInstrument {
  /// Whether the row is to be read again only because what is known of it is old.
  func isDueInSight(at now: Date) -> Bool {
    reading.leverage.date.map {
      now.timeIntervalSince($0) >= Freshness.visible - Freshness.visibleWait
    } ?? false
  }
}
