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

  /// The fields of `accounts`.
  static let fields: FieldTable<AccountState> = [
    Field("account") { .string($0.account.name.text) }
      .cell("ACCOUNT") { row, _ in .init(row.account.name.text, .accent) },
    Field("venue") { .string($0.account.venue.rawValue) }
      .cell("VENUE") { row, _ in .init(row.account.venue.displayName) },
    Field("state") { .string($0.stateWord) }.cell("STATE") { row, _ in row.stateCell },
    Field("read_only") { .boolean($0.account.isReadOnly) },
    Field("clock_offset_ms") { row in
      row.clock.map { JSONValue(milliseconds: $0.offset) } ?? .null
    }.cell("CLOCK OFFSET") { row, _ in .known(row.clock.map { Wording.clockOffset($0.offset) }) },
    Field("clock_uncertainty_ms") { row in
      row.clock.map { JSONValue(milliseconds: $0.uncertainty) } ?? .null
    }.withoutColumn,
    Field("clock_measured_at") { JSONValue($0.clock?.measuredAt) }.withoutColumn,
    .cell("RATE LIMIT LEFT") { row, _ in
      .known(
        row.budgets.first.map { "\($0.left) of \($0.limit) per \(Wording.perWindow($0.window))" })
    },
    Field("may_change_leverage") { JSONValue($0.reading.key.value?.mayChangeLeverage) }
      .cell("PERMISSIONS") { row, _ in row.keyCell },
    Field("may_withdraw") { JSONValue($0.reading.key.value?.mayWithdraw) },
    Field("permissions") { row in
      row.reading.key.value.map { .array($0.permissions.map { .string($0.text) }) } ?? .null
    }.column { row in
      row.reading.key.value?.permissions.map(\.text).joined(separator: ";") ?? ""
    },
    Field("budgets") { .array($0.budgets.map { JSONValue($0) }) }.withoutColumn,
    Field("error") { row in row.failure.map { JSONValue($0) } ?? .null }.withoutColumn,
  ]

  private var clock: ClockOffset? { reading.clock.value }

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
    case nil: return .init("not reported", .muted)
    }
  }
}
