@testable import VenueSimulator

/// One venue of the simulator without a server, as it was before any request: every input meets the
/// same desk.
struct SimulatedSite: Sendable {
  private let exchange: Exchange
  private let dialect: any Dialect
  private let key: PracticeKey

  /// A venue with a handful of instruments, so that lists are short.
  init(_ venue: SimulatedVenue) throws(SimulatorError) {
    let desk = PracticeDesk(
      seed: 1, openedAt: SimulatedRequest.now, variants: [], enforcesRateLimits: true,
      accountsPerVenue: 1)
    let (whole, keys) = try desk.exchange(venue)
    let known = ["BTC", "ETH", "SOL", "DOGE", "XRP", "FTT", "PAXG"]
    exchange = Exchange(
      venue: venue, variants: whole.variants, enforcesRateLimits: true,
      instruments: whole.instruments.values.filter { known.contains($0.base) },
      accounts: Array(whole.accounts.values), identifiers: whole.identifiers)
    dialect = try venue.profile.dialect(keys: keys, variants: [])
    key = keys[0]
  }

  /// Answers a request as it stands. Nothing may change, since nothing is signed.
  func answer(unsigned request: Request) throws(BrokenInvariant) {
    let after = try answer(request)
    for (name, account) in after.accounts {
      let before = exchange.accounts[name]
      try require(
        account.settings == before?.settings && account.isHedgeMode == before?.isHedgeMode,
        "a request without a signature changed something")
    }
  }

  /// Answers a request once it is signed.
  func answer(signed request: SimulatedRequest) throws(BrokenInvariant) {
    guard let request = try? request.signed(with: key) else {
      throw BrokenInvariant("a request cannot be signed")
    }
    _ = try answer(request)
  }

  /// What the venue holds after it answered.
  private func answer(_ request: Request) throws(BrokenInvariant) -> Exchange {
    var exchange = exchange
    _ = dialect.leg(of: request)
    let answer = dialect.answer(request, exchange: &exchange, now: SimulatedRequest.now)
    try require((200..<600).contains(answer.status), "status \(answer.status)")
    try require(answer.body.count <= 1 << 20, "an answer of \(answer.body.count) bytes")
    if answer.contentType == "application/json" {
      let body = answer.body.slice(from: 0, limit: answer.body.count)
      try require((try? JSONParser.parse(body)) != nil, "an answer is not the JSON that it says")
    }
    for header in answer.headers {
      try require(
        header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a header holds a line break")
    }
    for account in exchange.accounts.values {
      let before = self.exchange.accounts[account.apiKey]?.settings
      for (symbol, setting) in account.settings where setting != before?[symbol] {
        guard let instrument = exchange.instruments[symbol] else {
          // ZTDX stores a setting for any text.
          try require(
            exchange.venue == .ztdx, "a setting of an instrument that is not listed")
          continue
        }
        for side in [setting.long, setting.short] {
          try require(
            side >= instrument.minimumLeverage && side <= instrument.maximumLeverage,
            "a setting of \(side) on \(symbol)")
        }
      }
    }
    return exchange
  }
}
