import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

extension AppState {
  /// How many seconds until something on the screen changes by time alone; nil when nothing does.
  var secondsUntilChange: Int? {
    [secondsUntilShownChange, secondsUntilNextReading].compactMap(\.self).min()
  }

  /// How many seconds until a change in doubt is to be read again, or until the countdown to that
  /// says something else.
  private var secondsUntilNextReading: Int? {
    guard let next = standing.nextReading else { return nil }
    let left = max(1, Int(next.timeIntervalSince(now).rounded(.up)))
    let isShown = !layout.isTooSmall && journal == nil
    guard isShown, left > 1 else { return left }
    return left <= 60 ? 1 : left - 60 * ((left - 1) / 60)
  }

  private var secondsUntilShownChange: Int? {
    if layout.isTooSmall { return nil }
    // The journal shows times, not ages.
    if journal != nil, dialog == nil { return nil }
    if staging.entries.contains(where: \.isSubmitting) || isWaitShown || isHoldShown { return 1 }
    return
      (shownDates.map { CoarseAge(of: $0, now: now).secondsUntilChange }
      + [secondsUntilReading].compactMap { $0 }).min()
  }

  /// Whether the accounts pane counts down until readings go on.
  private var isWaitShown: Bool { accounts.all.contains { $0.wait(at: now) != nil } }

  /// Whether the leverage pane counts down until an earlier request can no longer arrive.
  private var isHoldShown: Bool {
    guard let subject else { return false }
    if case .mayStillArrive = standing.withholding(of: subject.key) { return true }
    return false
  }

  /// The times whose ages are on the screen.
  private var shownDates: [Date] {
    var dates: [Date] = []
    let list = list
    dates += list.rowsInSight(layout.listLines).compactMap(\.shownAt)
    if let date = list.rememberedAt { dates.append(date) }
    if let reading = subject?.row.reading {
      dates += [reading.positions.date, reading.openOrders.date].compactMap { $0 }
    }
    // No more of them than there are lines can be in sight, unless the list is scrolled.
    let isScrolled = focus == .changes || staging.scroll.top > 0
    dates += standing.shownChanges.prefix(isScrolled ? .max : layout.changes.rows).compactMap {
      shown in
      if case .own(let entry) = shown, entry.isSubmitting { nil } else { shown.date }
    }
    return dates
  }

  /// How many seconds until something is to be read again by itself; nil while nothing is.
  var secondsUntilReading: Int? {
    guard !isResting, let account = accounts.selected else { return nil }
    let untilRest = max(1, Int(presence.secondsUntilRest(at: now).rounded(.up)))
    return account.secondsUntilReading(list, lines: layout.listLines, at: now)
      .map { min($0, untilRest) }
  }

  /// What the user should still know after the screen is gone.
  var farewell: [String] {
    standing.shownChanges.compactMap { shown in
      switch shown {
      case .own(let entry): farewell(to: entry)
      case .journalled(let change, let isUnderWay):
        isUnderWay || !change.isUnsettled ? nil : farewell(to: change)
      }
    }
  }

  private func farewell(to change: JournalledChange) -> String {
    let intent = change.intent
    return "\(intent.account) \(intent.change.symbol) to \(Wording.setting(intent.change.to)), "
      + "\(change.identifier) by \(intent.author.user): in doubt, \(Wording.answered(change))"
  }

  private func farewell(to entry: ChangeEntry) -> String? {
    let change = entry.proposal.change
    let what = "\(entry.proposal.account) \(change.symbol) to \(Wording.setting(change.to))"
    switch entry.state {
    case .staged: return "\(what): staged, not submitted"
    case .submitting: return "\(what): submitted, the outcome was not waited for"
    case .blocked, .withheld: return nil
    case .decided(let report):
      guard report.outcome == .unknown || report.outcome == .notConfirmed else { return nil }
      let why = report.leadingVerdict.map { ": " + Wording.reason($0.reason) } ?? ""
      return "\(what): \(Wording.outcome(report.outcome))\(why)"
    }
  }
}
