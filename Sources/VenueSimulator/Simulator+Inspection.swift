extension Simulator {
  /// The leverage that a venue truly holds for later orders of an instrument, in every variant, as
  /// plain decimal text; equal on both sides in one-way mode. Nil for an unknown account, and for an
  /// instrument that is neither listed nor stored.
  public func setting(
    venue: String, account: String, symbol: String
  ) -> (long: String, short: String)? {
    read(venue) { state -> (long: String, short: String)? in
      let exchange = state.exchange
      guard let key = exchange.key(ofAccount: account), let holder = exchange.accounts[key] else {
        return nil
      }
      // ZTDX stores a setting for any text.
      let setting =
        exchange.instruments[symbol].map { exchange.setting(of: $0, for: holder) }
        ?? holder.settings[symbol]
      return setting.map { ($0.long.description, $0.short.description) }
    } ?? nil
  }

  /// The symbols that a venue knows, in order, whether they trade or not.
  public func symbols(venue: String) -> [String] {
    read(venue) { $0.exchange.sortedSymbols } ?? []
  }

  /// The limits of an instrument, as plain decimal text.
  public func limits(
    venue: String, symbol: String
  ) -> (minimum: String, maximum: String, step: String)? {
    read(venue) { state -> (minimum: String, maximum: String, step: String)? in
      state.exchange.instruments[symbol].map {
        (
          $0.minimumLeverage.description, $0.maximumLeverage.description,
          $0.leverageStep.description
        )
      }
    } ?? nil
  }

  /// How many positions and open orders an account has on an instrument.
  public func holdings(
    venue: String, account: String, symbol: String
  ) -> (positions: Int, orders: Int)? {
    read(venue) { state -> (positions: Int, orders: Int)? in
      guard let key = state.exchange.key(ofAccount: account),
        let holder = state.exchange.accounts[key]
      else { return nil }
      return (holder.positions(of: symbol).count, holder.openOrders(of: symbol).count)
    } ?? nil
  }

  /// How many requests a venue received, by verb and path: `POST /fapi/v1/leverage`.
  public func requestCounts(venue: String) -> [String: Int] { read(venue) { $0.counts } ?? [:] }

  /// How many requests a venue refused for its rate limits.
  public func rateRefusals(venue: String) -> Int { read(venue) { $0.rateRefusals } ?? 0 }

  /// How full each window of a venue's rate limits has been since this was asked last.
  public func takeRateUse(venue: String) -> [RateUse] {
    let uses = read(venue) { $0.exchange.windows.takeUses() } ?? []
    return uses.map { use in
      RateUse(
        key: use.limit.key, limit: use.limit.limit, milliseconds: use.limit.duration,
        most: use.most)
    }
  }

  /// How many stray answers lie, or lay, in wait on a venue's connections: they have been written.
  public func strayAnswers(venue: String) -> Int { read(venue) { $0.strayAnswers } ?? 0 }

  /// Puts a fault in force, counted from now on.
  public func addFault(_ fault: Fault) {
    for site in sites.values { site.withState { $0.schedule.add(fault) } }
  }

  /// Ends every fault.
  public func removeAllFaults() {
    for site in sites.values { site.withState { $0.schedule.removeAll() } }
  }

  private func read<Value: Sendable>(
    _ venue: String, _ body: (inout sending VenueSite.State) -> sending Value
  ) -> Value? {
    guard let known = SimulatedVenue(rawValue: venue), let site = sites[known] else { return nil }
    return site.withState(body)
  }
}
