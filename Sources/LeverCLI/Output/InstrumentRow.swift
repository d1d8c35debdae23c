import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import OrderedJSON

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
  private var proved: ProvedSetting? {
    if case .proved(let proved) = reading.setting { proved } else { nil }
  }

  /// When the setting was read; nil where it was not.
  private var readAt: Date? {
    if case .read(_, let date) = reading.setting { date } else { nil }
  }

  /// The leverage that an open position of a side carries; nil where none is open, or none is given.
  private func positionLeverage(_ side: PositionSide) -> Leverage? {
    reading.positions.value?.first { $0.side == side }?.leverage
  }

  /// The columns of the contract, in order.
  static let columns = [
    "account", "venue", "symbol", "status", "minimum", "maximum", "step", "long", "short",
    "setting_source", "setting_proof", "read_at", "proved_at", "proved_by", "position_long",
    "position_short", "position_mode", "changeable", "preconditions",
  ]

  /// The members of the contract, in order.
  var members: [JSONValue.Member] {
    [
      .init("account", .string(account.name.text)),
      .init("venue", .string(account.venue.rawValue)),
      .init("symbol", .string(reading.instrument.symbol.text)),
      .init("status", .string(status)),
      .init("minimum", JSONValue(reading.limits?.minimum)),
      .init("maximum", JSONValue(reading.limits?.maximum)),
      .init("step", JSONValue(reading.limits?.step)),
      .init("long", JSONValue(reading.values?.long)),
      .init("short", JSONValue(reading.values?.short)),
      .init("setting_source", .string(reading.setting.source.rawValue)),
      .init("setting_proof", JSONValue(settingProof?.rawValue)),
      .init("read_at", JSONValue(readAt)),
      .init("proved_at", JSONValue(proved?.provedAt)),
      .init("proved_by", JSONValue(proved?.change.text)),
      .init("position_long", JSONValue(positionLeverage(.long))),
      .init("position_short", JSONValue(positionLeverage(.short))),
      .init("position_mode", JSONValue(reading.knownPositionMode?.rawValue)),
      .init("changeable", JSONValue(isChangeable)),
      .init("preconditions", .array(preconditions.map { JSONValue($0) })),
    ]
  }

  /// The fields of the contract for comma-separated values; what is not known is empty.
  var fields: [String] {
    [
      account.name.text, account.venue.rawValue, reading.instrument.symbol.text, status,
      reading.limits?.minimum.description ?? "", reading.limits?.maximum.description ?? "",
      reading.limits?.step.description ?? "", reading.values?.long.description ?? "",
      reading.values?.short.description ?? "", reading.setting.source.rawValue,
      settingProof?.rawValue ?? "", readAt.map(Wording.timestamp) ?? "",
      proved.map { Wording.timestamp($0.provedAt) } ?? "", proved?.change.text ?? "",
      positionLeverage(.long)?.description ?? "", positionLeverage(.short)?.description ?? "",
      reading.knownPositionMode?.rawValue ?? "", isChangeable.map { String($0) } ?? "",
      preconditions.map { "\($0.kind.rawValue)=\($0.state.rawValue)" }.joined(separator: ";"),
    ]
  }
}
