import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// One account, as `accounts` tells of it.
struct AccountState: Sendable {
  /// The account.
  let account: DeskAccount
  /// What is known of it.
  let reading: AccountReading
  /// What is left of its rate limits, the scarcest first.
  let budgets: [Budget]

  /// Whether the venue answered and did not turn the key down.
  var isConnected: Bool { failure == nil }

  /// Why the account is of no use now; nil when it is.
  var failure: VenueError? {
    if let error = reading.key.error, error.kind != .unavailable { return error }
    return reading.key.value == nil ? reading.clock.error : nil
  }

  private var stateWord: String { isConnected ? "connected" : "failed" }

  /// The columns for comma-separated values, in order.
  static let columns = [
    "account", "venue", "state", "read_only", "clock_offset_ms", "may_change_leverage",
    "may_withdraw", "permissions",
  ]

  /// The members of the contract, in order.
  var members: [JSONValue.Member] {
    let clock = reading.clock.value
    return [
      .init("account", .string(account.name.text)),
      .init("venue", .string(account.venue.rawValue)),
      .init("state", .string(stateWord)),
      .init("read_only", .boolean(account.isReadOnly)),
      .init("clock_offset_ms", clock.map { JSONValue(milliseconds: $0.offset) } ?? .null),
      .init("clock_uncertainty_ms", clock.map { JSONValue(milliseconds: $0.uncertainty) } ?? .null),
      .init("clock_measured_at", JSONValue(clock?.measuredAt)),
      .init("may_change_leverage", JSONValue(reading.key.value?.mayChangeLeverage)),
      .init("may_withdraw", JSONValue(reading.key.value?.mayWithdraw)),
      .init(
        "permissions",
        reading.key.value.map { .array($0.permissions.map { .string($0.text) }) } ?? .null),
      .init("budgets", .array(budgets.map { JSONValue($0) })),
      .init("error", failure.map { JSONValue($0) } ?? .null),
    ]
  }

  /// The fields for comma-separated values; what is not known is empty.
  var fields: [String] {
    let key = reading.key.value
    return [
      account.name.text, account.venue.rawValue, stateWord, String(account.isReadOnly),
      reading.clock.value.map { JSONValue(milliseconds: $0.offset).compactText } ?? "",
      key?.mayChangeLeverage.map { String($0) } ?? "", key?.mayWithdraw.map { String($0) } ?? "",
      key?.permissions.map(\.text).joined(separator: ";") ?? "",
    ]
  }

  /// The cells for people.
  var cells: [TextTable.Cell] {
    let scarcest = budgets.first
    return [
      .init(account.name.text, .accent),
      .init(account.venue.displayName),
      stateCell,
      .known(reading.clock.value.map { Wording.clockOffset($0.offset) }),
      .known(scarcest.map { "\($0.left) of \($0.limit) in \(Wording.duration($0.window))" }),
      keyCell,
    ]
  }

  private var stateCell: TextTable.Cell {
    guard isConnected else { return .init("failed", .danger) }
    let words = ["connected"] + (account.isReadOnly ? ["read-only"] : [])
    guard budgets.contains(where: { $0.unshared != nil }) else {
      return .init(words.joined(separator: ", "), .positive)
    }
    return .init((words + ["rate limits not shared"]).joined(separator: ", "), .warning)
  }

  private var keyCell: TextTable.Cell {
    guard let key = reading.key.value else { return .known(nil) }
    if key.mayWithdraw == true { return .init("withdraw: it should not", .warning) }
    switch key.mayChangeLeverage {
    case true?: return .init("change leverage")
    case false?: return .init("not change leverage", .danger)
    case nil: return .init("not said by the venue", .muted)
    }
  }
}
