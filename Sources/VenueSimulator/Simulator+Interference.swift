extension Simulator {
  /// Sets an account's leverage as if somebody else had, without any check but that the text is a
  /// number. False for an unknown venue, account or instrument.
  @discardableResult
  public func set(
    venue: String, account: String, symbol: String, long: String, short: String
  ) -> Bool {
    guard let long = Amount(long), let short = Amount(short) else { return false }
    return change(venue, account) { exchange, key in
      exchange.accounts[key]?.settings[symbol] = Account.Setting(long: long, short: short)
    }
  }

  /// Sets an instrument's maximum leverage. False for an unknown venue or instrument.
  @discardableResult
  public func setMaximumLeverage(_ maximum: String, venue: String, symbol: String) -> Bool {
    guard let maximum = Amount(maximum) else { return false }
    return change(venue, nil) { exchange, _ in
      exchange.instruments[symbol]?.maximumLeverage = maximum
    }
  }

  /// Makes an instrument tradable or not.
  @discardableResult
  public func setTradable(_ isTradable: Bool, venue: String, symbol: String) -> Bool {
    change(venue, nil) { exchange, _ in
      exchange.instruments[symbol]?.status = isTradable ? .trading : .suspended
    }
  }

  /// Opens a position at the mark price; without a size, a small one.
  @discardableResult
  public func openPosition(
    venue: String, account: String, symbol: String, isLong: Bool = true, size: String? = nil
  ) -> Bool {
    let now = self.now(venue)
    return change(venue, account) { exchange, key in
      exchange.open(
        positionIn: symbol, isLong: isLong, size: size.flatMap { Amount($0) }, accountKey: key,
        now: now)
    }
  }

  /// Places a limit order away from the mark price, `age` milliseconds ago.
  @discardableResult
  public func placeOrder(
    venue: String, account: String, symbol: String, isBuy: Bool = true, age: Int64 = 0
  ) -> Bool {
    let now = self.now(venue)
    return change(venue, account) { exchange, key in
      exchange.place(orderIn: symbol, isBuy: isBuy, accountKey: key, createdAt: now - age)
    }
  }

  /// Closes an account's positions and removes its orders: on one instrument, or on all for nil.
  @discardableResult
  public func clear(venue: String, account: String, symbol: String? = nil) -> Bool {
    change(venue, account) { exchange, key in
      exchange.accounts[key]?.positions.removeAll { symbol == nil || $0.symbol == symbol }
      exchange.accounts[key]?.orders.removeAll { symbol == nil || $0.symbol == symbol }
    }
  }

  /// Puts an account into hedge mode or out of it, whatever is open. Not on a venue that knows
  /// one-way mode alone.
  @discardableResult
  public func setHedgeMode(_ isHedgeMode: Bool, venue: String, account: String) -> Bool {
    guard profile(of: venue)?.offersHedgeMode == true else { return false }
    return change(venue, account) { exchange, key in
      exchange.accounts[key]?.isHedgeMode = isHedgeMode
    }
  }

  /// Sets an account's money, in the quote asset.
  @discardableResult
  public func setBalance(_ balance: String, venue: String, account: String) -> Bool {
    guard let balance = Amount(balance) else { return false }
    return change(venue, account) { exchange, key in exchange.accounts[key]?.balance = balance }
  }

  /// Sets how an account holds an instrument's margin, by BingX's words: `CROSSED`, `ISOLATED`,
  /// `SEPARATE_ISOLATED`. Only on a venue that keeps it by instrument.
  @discardableResult
  public func setMarginMode(_ mode: String, venue: String, account: String, symbol: String) -> Bool
  {
    guard profile(of: venue)?.keepsMarginModes == true,
      let mode = Account.MarginMode(rawValue: mode)
    else { return false }
    return change(venue, account) { exchange, key in
      exchange.accounts[key]?.marginModes[symbol] = mode
    }
  }

  /// Takes this machine's address off the list of those that an account's key may be used from, or
  /// puts it back. Only on a venue that keeps such a list.
  @discardableResult
  public func setAddressAllowed(_ isAllowed: Bool, venue: String, account: String) -> Bool {
    guard profile(of: venue)?.keepsAddressLists == true else { return false }
    return change(venue, account) { exchange, key in
      exchange.accounts[key]?.isAddressRefused = !isAllowed
    }
  }

  /// Sets what an account's key may do, by BingX's numbers: 2 read, 3 trade perpetual futures.
  @discardableResult
  public func setPermissions(_ permissions: [Int], venue: String, account: String) -> Bool {
    change(venue, account) { exchange, key in exchange.accounts[key]?.permissions = permissions }
  }

  /// Switches an account's key off or on.
  @discardableResult
  public func setKeyDisabled(_ isDisabled: Bool, venue: String, account: String) -> Bool {
    change(venue, account) { exchange, key in
      exchange.accounts[key]?.isKeyDisabled = isDisabled
    }
  }

  private func profile(of venue: String) -> (any VenueProfile)? {
    SimulatedVenue(rawValue: venue)?.profile
  }

  private func now(_ venue: String) -> Int64 {
    SimulatedVenue(rawValue: venue).flatMap { sites[$0]?.now } ?? 0
  }

  /// Changes an exchange; `body` is handed the key of the account, empty when none is named.
  private func change(
    _ venue: String, _ account: String?, _ body: (inout Exchange, String) -> Void
  ) -> Bool {
    guard let known = SimulatedVenue(rawValue: venue), let site = sites[known] else { return false }
    return site.withState { state in
      var key = ""
      if let account {
        guard let found = state.exchange.key(ofAccount: account) else { return false }
        key = found
      }
      body(&state.exchange, key)
      return true
    }
  }
}
