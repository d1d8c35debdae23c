import Desk
import LeverDomain
import LeverWording

/// What a few cheap requests tell of an account's instruments.
struct AccountOverview: Sendable {
  /// Whose instruments they are.
  let account: DeskAccount
  /// What is known of the account.
  var accountReading = AccountReading()
  /// What is left of the limit that counts changes.
  var changeBudget: Budget?
  /// The instruments that were asked for.
  var readings: [InstrumentReading] = []
  /// Why the account could not be listed, or not wholly; nil when it could.
  var failure: CommandFailure?

  /// What the venue did not list for the whole account, and why: without it a row only says that
  /// something failed.
  var missing: [String] {
    guard failure == nil, let any = readings.first else { return [] }
    let listed = [("positions", any.positions.error), ("open orders", any.openOrders.error)]
    return listed.compactMap { what, error in
      error.map { error in
        "\(account.name): the \(what) could not be listed: \(Wording.error(error)); "
          + "lever show asks for those of one instrument"
      }
    }
  }

  /// The instruments as rows.
  var rows: [InstrumentRow] {
    readings.map { reading in
      InstrumentRow(
        reading, of: account, accountReading: accountReading, changeBudget: changeBudget)
    }
  }

  /// Asks for the instruments, the positions and the orders of a whole account.
  static func read(
    _ account: DeskAccount, at desk: Desk, filter: String?
  ) async -> AccountOverview {
    var overview = AccountOverview(account: account)
    overview.accountReading = await desk.connect(account)
    if let error = overview.accountReading.key.error, error.kind != .unavailable {
      overview.failure = .reading(error, of: account)
    }
    let listing = await desk.instruments(of: account)
    if let error = listing.error {
      overview.failure = .reading(error, of: account)
      return overview
    }
    let pattern = filter.map { SymbolPattern($0) }
    let instruments = (listing.value ?? []).filter { pattern?.matches($0.symbol) ?? true }
    guard let first = instruments.first else { return overview }

    async let positions = desk.positions(of: account, priority: .selected)
    async let orders = desk.openOrders(of: account, priority: .selected)
    async let mode: Reading<PositionMode?> =
      account.traits.modeIsAccountWide
      ? desk.positionMode(of: first.symbol, in: account, priority: .selected) : .notRead
    let (allPositions, allOrders, wholeMode) = await (positions, orders, mode)
    let positionShares = InstrumentShares(allPositions)
    let orderShares = InstrumentShares(allOrders)
    let proved = await desk.provedSettings(of: account)
    overview.changeBudget = await account.rateLimitsLeft().changes
    overview.readings = instruments.map { instrument in
      var reading = InstrumentReading(instrument)
      reading.receive(positions: positionShares[instrument.symbol])
      reading.receive(openOrders: orderShares[instrument.symbol])
      reading.receive(positionMode: wholeMode)
      if let proved = proved[instrument.symbol] { reading.receive(proved) }
      return reading
    }
    return overview
  }
}
