import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

extension ListedInstrument {
  /// Learns something of the instrument: whether it can be changed must be worked out again.
  mutating func know(_ learn: (inout InstrumentReading) -> Void) {
    learn(&reading)
    changeable = nil
  }

  /// Takes in what the journal tells of a change.
  mutating func take(_ change: JournalledChange, mayHaveChanged: Bool, now: Date) {
    let date = min(change.notedAt, now)
    know { $0.receive(change, asOf: date) }
    guard mayHaveChanged else { return }
    know { $0.forgetProved(before: change, notedAt: change.notedAt) }
    changedAt = max(changedAt ?? .distantPast, date)
    if isOutdated { needsExamination = true }
  }

  /// Whether the setting may have been changed since it was read, or echoed.
  var isOutdated: Bool {
    guard let changedAt else { return false }
    switch reading.leverage {
    case .notRead: return rememberedValues != nil && (remembered?.readAt ?? changedAt) < changedAt
    case .failed: return false
    case .read(let told, let date):
      if case .notOffered = told.setting { return false }
      return max(date, reading.proved?.provedAt ?? date) < changedAt
    }
  }

  /// Whether the setting is to be read.
  var wantsReading: Bool { reading.leverage == .notRead || isOutdated }
}
