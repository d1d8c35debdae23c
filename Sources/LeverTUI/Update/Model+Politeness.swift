import Desk
import FoundationEssentials
import LeverDomain

/// How the screen stays a polite guest: the same keys drive the owner's trading programs, so what it
/// reads by itself is little, goes to what is looked at first, and rests when nobody looks.
extension Model {
  /// The selected instrument is read anew when what is known of it is this old.
  static let selectedFreshness: Double = 15
  /// A row in sight is read anew when what is known of it is this old.
  static let visibleFreshness: Double = 60
  /// Nobody is there once nothing has been touched for so long.
  static let patienceWithNobody: Double = 600

  /// Whether nothing is read that nobody asked for: nobody has touched the screen for a while, or
  /// another window has the keyboard.
  var isResting: Bool {
    !isFocused || now.timeIntervalSince(touchedAt) >= Self.patienceWithNobody
  }

  /// Notes that somebody is there.
  mutating func noteTouch() {
    let wasResting = isResting
    touchedAt = now
    isFocused = true
    if wasResting { markForExamination() }
  }

  /// Notes that the terminal gained or lost the keyboard.
  mutating func noteFocus(_ isGained: Bool) {
    if isGained {
      noteTouch()
    } else {
      isFocused = false
    }
  }

  /// Whether an instrument is to be examined again only because what is known of it is old.
  func isDue(_ row: InstrumentRow) -> Bool {
    guard !isResting, let examinedAt = row.examinedAt else { return false }
    return now.timeIntervalSince(examinedAt) >= Self.selectedFreshness
  }

  /// Whether a row in sight is to be read again only because what is known of it is old.
  func isDueInSight(_ row: InstrumentRow) -> Bool {
    guard let date = row.reading.leverage.date else { return false }
    return now.timeIntervalSince(date) >= Self.visibleFreshness
  }

  /// Asks for what is open in the account that is looked at, once what is known of it is old.
  mutating func planOverview(_ index: Int) -> [Effect] {
    guard let asked = accounts[index].overviewAskedAt,
      now.timeIntervalSince(asked) >= Self.visibleFreshness
    else { return [] }
    accounts[index].overviewAskedAt = now
    return [.readOverview(account: index)]
  }

  /// How many seconds until something is to be read again by itself; nil while nothing is.
  var secondsUntilReading: Int? {
    guard !isResting, accounts.indices.contains(selectedAccount),
      accounts[selectedAccount].connection == .connected
    else { return nil }
    let account = accounts[selectedAccount]
    var waits = [account.overviewAskedAt].compactMap { $0 }.map {
      Self.visibleFreshness - now.timeIntervalSince($0)
    }
    if let row = account.list.selectedRow, let examinedAt = row.examinedAt,
      account.underway[.examination(row.symbol)] == nil
    {
      waits.append(Self.selectedFreshness - now.timeIntervalSince(examinedAt))
    }
    if account.hasRowReadings {
      waits += account.list.window(layout.listLines).compactMap { position in
        let row = account.list.rows[account.list.shown[position]]
        guard account.underway[.row(row.symbol)] == nil, let date = row.reading.leverage.date
        else { return nil }
        return Self.visibleFreshness - now.timeIntervalSince(date)
      }
    }
    if let wait = account.waitInSight(at: now) { waits.append(wait) }
    // What is due and not begun waits for something else, whose end is told.
    return waits.filter { $0 > 0 }.min().map { max(1, Int($0.rounded(.up))) }
  }
}

extension AccountState {
  /// Whether a row in sight may be read now: where a limit is slow to come back, most of the share
  /// that nobody asked for is kept for the selected instrument.
  func mayReadInSight(at now: Date) -> Bool {
    guard let share = shareInSight else { return true }
    let recent = readInSightAt.count { now.timeIntervalSince($0) < share.seconds }
    return recent < share.readings
  }

  /// How many seconds until another row in sight may be read; nil when one may be now, or never.
  func waitInSight(at now: Date) -> Double? {
    guard !mayReadInSight(at: now), let share = shareInSight, let oldest = readInSightAt.min()
    else { return nil }
    return share.seconds - now.timeIntervalSince(oldest)
  }

  /// Notes that a row in sight is being read.
  mutating func noteReadingInSight(at now: Date) {
    guard let share = shareInSight else { return }
    readInSightAt.removeAll { now.timeIntervalSince($0) >= share.seconds }
    readInSightAt.append(now)
  }

  /// How many rows in sight may be read in how many seconds; nil where no limit is that slow.
  private var shareInSight: (readings: Int, seconds: Double)? {
    budgets.filter { $0.isSlow && $0.name != changeBudget?.name }.map { budget in
      let seconds = Double(budget.window.components.seconds)
      let forSelected = Int((seconds / Model.selectedFreshness).rounded(.up))
      return (max(0, budget.backgroundLimit - forSelected), seconds)
    }.min { $0.0 < $1.0 }.map { (readings: $0.0, seconds: $0.1) }
  }
}
