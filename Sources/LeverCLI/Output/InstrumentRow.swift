import Desk
import FoundationEssentials
import LeverDomain
import LeverWording

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
    let judged = Preconditions.evaluate(
      reading, account: accountReading, traits: account.traits, isReadOnly: account.isReadOnly,
      changeBudget: changeBudget)
    preconditions = judged.map(Self.beforeReading)
  }

  /// What blocks a change only because it has not been read is not known to block one.
  private static func beforeReading(_ precondition: Precondition) -> Precondition {
    guard precondition.state == .blocking, precondition.evidence == [.notRead] else {
      return precondition
    }
    return Precondition(
      precondition.kind, .unknown, rule: precondition.rule, evidence: precondition.evidence)
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

  /// What the setting rests on; nil while it has not been read.
  var settingProof: Proof? { reading.leverage.value?.proof }

  /// The columns of the contract, in order.
  static let columns = [
    "account", "venue", "symbol", "status", "minimum", "maximum", "step", "long", "short",
    "setting_proof", "read_at", "position_mode", "changeable", "preconditions",
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
      .init("setting_proof", JSONValue(settingProof?.rawValue)),
      .init("read_at", JSONValue(reading.leverage.value == nil ? nil : reading.leverage.date)),
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
      reading.values?.short.description ?? "", settingProof?.rawValue ?? "",
      reading.leverage.value.flatMap { _ in reading.leverage.date.map(Wording.timestamp) } ?? "",
      reading.knownPositionMode?.rawValue ?? "", isChangeable.map { String($0) } ?? "",
      preconditions.map { "\($0.kind.rawValue)=\($0.state.rawValue)" }.joined(separator: ";"),
    ]
  }
}
