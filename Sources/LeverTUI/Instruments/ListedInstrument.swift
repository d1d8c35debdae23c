import Desk
import FoundationEssentials
import LeverDomain

/// One instrument of an account as the screen knows it.
struct ListedInstrument: Equatable {
  /// What is known of it.
  var reading: InstrumentReading
  /// When everything that bears on a change was last read.
  var examinedAt: Date?
  /// Whether it is to be examined when it is selected.
  var needsExamination = true
  /// When the journal shows that somebody may have changed the setting; nil when it shows no such
  /// thing.
  var changedAt: Date?
  /// Whether it can be changed; nil until worked out.
  var changeable: Changeability?
  /// What an earlier run has read: shown with its age until the venue tells it anew, the ground of
  /// nothing.
  private(set) var remembered: RememberedReading?

  /// A row of which only the list is known.
  init(_ instrument: Instrument) { reading = InstrumentReading(instrument) }

  /// A row that an earlier run has left. Its limits are kept apart, so that nothing is held against
  /// them.
  init(remembering row: CachedAccount.Row) {
    let instrument = row.instrument
    reading = InstrumentReading(
      Instrument(
        symbol: instrument.symbol, baseAsset: instrument.baseAsset,
        quoteAsset: instrument.quoteAsset, status: instrument.status, limits: nil),
      isListed: false)
    remembered = RememberedReading(row)
  }

  /// The venue's symbol.
  var symbol: ContractSymbol { reading.instrument.symbol }
}

/// What an earlier run has read of an instrument.
struct RememberedReading: Equatable {
  /// The limits, of the list or read with the setting.
  let limits: LeverageLimits?
  /// The setting with what the same answer told; nil when it was never read.
  let leverage: LeverageReading?
  /// When the setting was read.
  let readAt: Date?

  /// What the cache holds of one instrument.
  init(_ row: CachedAccount.Row) {
    limits = row.leverage?.limits ?? row.instrument.limits
    leverage = row.leverage
    readAt = row.readAt
  }
}

extension ListedInstrument {
  /// When the setting to show was read, or proved: as it is known now, else as it is remembered.
  var shownAt: Date? {
    if case .proved(let proved) = reading.setting { return proved.provedAt }
    return reading.leverage.date ?? remembered?.readAt
  }

  /// The remembered values of the setting, as long as nothing has been read.
  var rememberedValues: LeverageSetting? {
    reading.leverage == .notRead && reading.proved == nil ? remembered?.leverage?.values : nil
  }

  /// The remembered limits, as long as the venue has told none and reading them has not failed.
  var rememberedLimits: LeverageLimits? {
    reading.limits == nil && reading.leverage.error == nil ? remembered?.limits : nil
  }

  /// What the next run is to remember of it.
  var toRemember: CachedAccount.Row {
    if case .read(let leverage, let date) = reading.leverage {
      return CachedAccount.Row(instrument: reading.instrument, leverage: leverage, readAt: date)
    }
    return CachedAccount.Row(
      instrument: reading.instrument, leverage: remembered?.leverage, readAt: remembered?.readAt)
  }
}
