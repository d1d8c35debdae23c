import JournalModel
public import LeverDomain

extension Desk {
  /// Measures the clock, then proves the key: what is to be known before an account is used.
  public func connect(
    _ account: DeskAccount, priority: RequestPriority = .selected
  ) async -> AccountReading {
    var reading = AccountReading(keyBelongsToSecret: account.rules.keyBelongsToSecret)
    reading.clock = await read { () async throws(VenueError) in
      try await account.connection.measureClock(priority: priority)
    }
    reading.key = await read { () async throws(VenueError) in
      try await account.connection.verifyKey(priority: priority)
    }
    return reading
  }

  /// Every instrument of an account, sorted by symbol.
  public func instruments(
    of account: DeskAccount, priority: RequestPriority = .selected
  ) async -> Reading<[Instrument]> {
    await read { () async throws(VenueError) in
      try await account.connection.instruments(priority: priority)
    }
  }

  /// Every open position of an account: a few cheap requests.
  public func positions(
    of account: DeskAccount, priority: RequestPriority = .visible
  ) async -> Reading<[Position]> {
    await read { () async throws(VenueError) in
      try await account.connection.positions(of: nil, priority: priority)
    }
  }

  /// Every open order of an account: a few cheap requests.
  public func openOrders(
    of account: DeskAccount, priority: RequestPriority = .visible
  ) async -> Reading<[OpenOrder]> {
    await read { () async throws(VenueError) in
      try await account.connection.openOrders(of: nil, priority: priority).orders
    }
  }

  /// The leverage of one instrument: what a row of the list needs.
  public func leverage(
    of symbol: ContractSymbol, in account: DeskAccount, priority: RequestPriority
  ) async -> Reading<LeverageReading> {
    await read { () async throws(VenueError) in
      try await account.connection.leverage(of: symbol, priority: priority)
    }
  }

  /// The position mode that holds for an instrument; nil inside when the venue does not show it.
  public func positionMode(
    of symbol: ContractSymbol, in account: DeskAccount, priority: RequestPriority = .visible
  ) async -> Reading<PositionMode?> {
    await read { () async throws(VenueError) in
      try await account.connection.positionMode(of: symbol, priority: priority)
    }
  }

  /// Everything about one instrument that bears on a change. Parts that the same answer tells are
  /// not asked for twice; what fails is noted beside what is known.
  public func examine(
    _ instrument: Instrument, in account: DeskAccount, priority: RequestPriority = .selected
  ) async -> InstrumentReading {
    await addEstimates(
      to: await examineForChange(instrument, in: account, priority: priority), in: account,
      priority: priority)
  }

  /// What ``examine(_:in:priority:)`` reads save the positions and the open orders, where a reading
  /// of the whole account tells them.
  public func examineRest(
    _ instrument: Instrument, in account: DeskAccount, priority: RequestPriority
  ) async -> InstrumentReading {
    let symbol = instrument.symbol
    var reading = InstrumentReading(instrument)
    reading.proved = await provedSetting(of: symbol, in: account)
    reading.receive(leverage: await leverage(of: symbol, in: account, priority: priority))
    await addPositionMode(to: &reading, in: account, priority: priority)
    return await addEstimates(to: reading, in: account, priority: priority)
  }

  /// Adds what a change is not decided by and its effect is estimated from.
  private func addEstimates(
    to known: InstrumentReading, in account: DeskAccount, priority: RequestPriority
  ) async -> InstrumentReading {
    var reading = known
    let instrument = known.instrument
    let symbol = instrument.symbol
    async let markPrice = read { () async throws(VenueError) in
      try await account.connection.markPrice(of: symbol, priority: priority)
    }
    async let tiers = read { () async throws(VenueError) in
      try await account.connection.tiers(of: symbol, priority: priority)
    }
    async let wallet = read { () async throws(VenueError) in
      try await account.connection.wallet(for: instrument, priority: priority)
    }
    reading.marginMode = await marginMode(of: reading, in: account, priority: priority)
    reading.markPrice = await markPrice
    reading.tiers = await tiers
    reading.wallet = await wallet
    return reading
  }

  /// The margin mode: what the open positions show, else what the venue answers when asked for it.
  private func marginMode(
    of reading: InstrumentReading, in account: DeskAccount, priority: RequestPriority
  ) async -> Reading<MarginMode?> {
    let symbol = reading.instrument.symbol
    let shown = Set((reading.positions.value ?? []).map(\.marginMode))
    if shown.count == 1, let mode = shown.first.flatMap({ $0 }), let date = reading.positions.date {
      return .read(mode, at: date)
    }
    return await read { () async throws(VenueError) in
      try await account.connection.marginMode(of: symbol, priority: priority)
    }
  }

  /// What a change is reviewed with: what decides whether it can be made and, where it would move the
  /// margin of open positions, the account's money. Nothing is asked for that no review shows.
  public func examineForReview(
    _ instrument: Instrument, in account: DeskAccount, priority: RequestPriority = .selected
  ) async -> InstrumentReading {
    var reading = await examineForChange(instrument, in: account, priority: priority)
    guard account.traits.positionMargin == .assumedRecomputed,
      !(reading.positions.value ?? []).isEmpty
    else { return reading }
    reading.wallet = await read { () async throws(VenueError) in
      try await account.connection.wallet(for: instrument, priority: priority)
    }
    return reading
  }

  /// What decides whether a change can be made: setting, limits, mode, positions and orders.
  func examineForChange(
    _ instrument: Instrument, in account: DeskAccount, priority: RequestPriority
  ) async -> InstrumentReading {
    let symbol = instrument.symbol
    async let orders = read { () async throws(VenueError) in
      try await account.connection.openOrders(of: symbol, priority: priority)
    }
    var reading = InstrumentReading(instrument)
    reading.proved = await provedSetting(of: symbol, in: account)
    reading.receive(leverage: await leverage(of: symbol, in: account, priority: priority))
    if reading.positions == .notRead {
      reading.positions = await read { () async throws(VenueError) in
        try await account.connection.positions(of: symbol, priority: priority)
      }
    }
    await addPositionMode(to: &reading, in: account, priority: priority)
    let listed = await orders
    reading.openOrders = listed.map(\.orders)
    reading.ordersSearchedBack = listed.value?.searchedBack
    return reading
  }

  /// Adds the position mode, unless another answer has told it.
  private func addPositionMode(
    to reading: inout InstrumentReading, in account: DeskAccount, priority: RequestPriority
  ) async {
    guard reading.positionMode == .notRead else { return }
    reading.positionMode = await positionMode(
      of: reading.instrument.symbol, in: account, priority: priority)
  }

  /// What the journal's last proved changes left of an account's instruments; empty where it cannot
  /// be read.
  public func provedSettings(of account: DeskAccount) async -> [ContractSymbol: ProvedSetting] {
    guard case .open(let journal, _) = journal else { return [:] }
    let changes = (try? await journal.lastProved(of: account.name)) ?? []
    return Dictionary(
      changes.compactMap { change in
        change.intent.venue == account.venue
          ? ProvedSetting(change).map { (change.intent.change.symbol, $0) } : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What the journal's last proved change of an instrument left; nil where it knows of none, or
  /// cannot be read.
  public func provedSetting(
    of symbol: ContractSymbol, in account: DeskAccount
  ) async -> ProvedSetting? {
    guard case .open(let journal, _) = journal else { return nil }
    let key = InstrumentKey(account: account.name, venue: account.venue, symbol: symbol)
    return (try? await journal.provedSetting(of: key)) ?? nil
  }

  /// Turns an answer or its failure into a reading with its time.
  func read<Value: Sendable>(
    _ ask: @Sendable () async throws(VenueError) -> Value
  ) async -> Reading<Value> {
    do throws(VenueError) {
      let value = try await ask()
      return .read(value, at: timing.now())
    } catch {
      return .failed(error, at: timing.now())
    }
  }
}
