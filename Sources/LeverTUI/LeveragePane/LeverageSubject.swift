import Desk
import JournalModel
import LeverDomain

/// The instrument whose leverage is shown, with what is known of it.
struct LeverageSubject: Equatable {
  /// Its account.
  let account: ScreenAccount
  /// The instrument.
  let row: ListedInstrument

  /// The instrument among those of all accounts.
  var key: InstrumentKey { account.key(of: row.symbol) }

  /// Whether long and short have a value each.
  var isApart: Bool {
    account.traits.sidesMayDiffer && row.reading.knownPositionMode == .hedge
  }
}
