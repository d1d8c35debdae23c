import Desk
import FoundationEssentials
import LeverDomain

/// How old what is known may be before it is read again unasked, in seconds.
enum Freshness {
  /// For the selected instrument.
  static let selected = 15.0
  /// For a row in sight.
  static let visible = 60.0
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
    guard let share = shareInSight else { return true }
    let recent = readInSightAt.count { now.timeIntervalSince($0) < share.seconds }
    return recent < share.readings
  }

  /// How many rows in sight may be read in how many seconds; nil where no limit is that slow.
  var shareInSight: (readings: Int, seconds: Double)? {
    budgets.filter { $0.isSlow && $0.name != changeBudget?.name }.map { budget in
      let seconds = Double(budget.window.components.seconds)
      let forSelected = Int((seconds / Freshness.selected).rounded(.up))
      return (max(0, budget.backgroundLimit - forSelected), seconds)
    }.min { $0.0 < $1.0 }.map { (readings: $0.0, seconds: $0.1) }
  }

  /// How many seconds until something of the account is to be read again unasked; nil while nothing
  /// is.
  func secondsUntilReading(_ list: InstrumentList, lines: Int, at now: Date) -> Int? {
    guard connection == .connected else { return nil }
    var waits = [overviewAskedAt].compactMap { $0 }.map {
      Freshness.visible - now.timeIntervalSince($0)
    }
    if let row = list.selectedRow, let examinedAt = row.examinedAt,
      underway[.examination(row.symbol)] == nil
    {
      waits.append(Freshness.selected - now.timeIntervalSince(examinedAt))
    }
    if hasRowReadings {
      waits += list.rowsInSight(lines).compactMap { row in
        guard underway[.row(row.symbol)] == nil, let date = row.reading.leverage.date
        else { return nil }
        return Freshness.visible - now.timeIntervalSince(date)
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
  /// Whether the instrument is to be examined again only because what is known of it is old.
  func isDue(at now: Date) -> Bool {
    examinedAt.map { now.timeIntervalSince($0) >= Freshness.selected } ?? false
  }

  /// Whether the row is to be read again only because what is known of it is old.
  func isDueInSight(at now: Date) -> Bool {
    reading.leverage.date.map { now.timeIntervalSince($0) >= Freshness.visible } ?? false
  }
}
