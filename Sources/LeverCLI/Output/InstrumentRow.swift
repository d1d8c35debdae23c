import Desk
import FoundationEssentials
import LeverDomain

/// One instrument of one account, as `list` and `show` tell of it.
struct InstrumentRow {
  /// Whose instrument it is.
  let account: DeskAccount
  /// What is known of it.
  let reading: InstrumentReading
  /// What a change of it needs.
  let preconditions: [Precondition]

  /// What is known of an instrument, held against what a change needs.
  init(
    _ reading: InstrumentReading, of account: DeskAccount, accountReading: AccountReading,
    changeBudget: Budget?
  ) {
    self.account = account
    self.reading = reading
    preconditions = Preconditions.evaluate(
      reading, account: accountReading, traits: account.traits, isReadOnly: account.isReadOnly,
      changeBudget: changeBudget)
  }

  /// Whether it can be changed; nil when that is not known.
  var isChangeable: Bool? {
    switch Changeability(preconditions) {
    case .possible: true
    case .impossible: false
    case .notKnown: nil
    }
  }

  /// The venue's word for the status where it cannot be traded, else `tradable`.
  var status: String {
    switch reading.instrument.status {
    case .tradable: "tradable"
    case .notTradable(let word): word.isEmpty ? "not_tradable" : word.text
    }
  }

  /// What the setting rests on; nil while it has been neither read nor proved.
  var settingProof: Proof? {
    reading.leverage.value == nil && reading.proved == nil ? nil : reading.setting.proof
  }

  /// When a change proved the setting, where it is known by that and not by a reading.
  var proved: ProvedSetting? {
    if case .proved(let proved) = reading.setting { proved } else { nil }
  }

  /// When the setting was read; nil where it was not.
  var readAt: Date? {
    if case .read(_, let date) = reading.setting { date } else { nil }
  }

  /// The leverage that an open position of a side carries; nil where none is open, or none is given.
  func positionLeverage(_ side: PositionSide) -> Leverage? {
    reading.positions.value?.first { $0.side == side }?.leverage
  }
}
