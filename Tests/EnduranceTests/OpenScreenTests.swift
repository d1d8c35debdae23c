import Testing

/// What a screen that is left open takes of its venues, by the simulator's own counts and in a time
/// that is played.
struct OpenScreenTests {
  /// The paths that tell the leverage, and those that tell positions and open orders.
  struct Paths: Sendable {
    let venue: String
    let leverage: [String]
    let orders: [String]
  }

  static let futures = Paths(
    venue: "coinswitch-futures", leverage: ["GET /trade/api/v2/futures/leverage"],
    orders: ["futures/orders/open"])
  static let others = [
    Paths(venue: "coinswitch-hft", leverage: ["position/list"], orders: ["order/realtime"]),
    Paths(venue: "ztdx", leverage: ["positionRisk"], orders: ["openOrders"]),
    Paths(
      venue: "bingx", leverage: ["GET /openApi/swap/v2/trade/leverage"], orders: ["openOrders"]),
  ]

  /// How full a window may be: a quarter, and one request where that is less.
  private func quarter(of limit: Int) -> Int { max(1, limit / 4) }

  private func check(_ screen: ProbedScreen, _ paths: Paths, before end: Double) throws {
    #expect(screen.refusals.isEmpty)
    for use in screen.uses {
      // In its first two seconds the screen asks for its first picture, which the user has asked for.
      let most =
        use.step == "opened" ? max(quarter(of: use.limit), 2) : quarter(of: use.limit)
      #expect(use.most <= most, "\(use)")
    }
    let selected = try #require(screen.rows.first)
    for names in [paths.leverage, paths.orders] {
      let age = screen.greatestAge(of: selected, in: names, on: paths.venue, before: end)
      #expect(age > 5 && age <= 15, "\(names) of \(selected)")
    }
    // A limit that only suffices for the selected row leaves the others as they were first read.
    for row in screen.rows.dropFirst() where row != selected {
      let age = screen.greatestAge(of: row, in: paths.leverage, on: paths.venue, before: end)
      #expect(age <= 60, "\(row)")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a screen left open for ten minutes takes a quarter of each limit, and then nothing`()
    async throws
  {
    let screen = try await ProbedScreen("open", on: Self.futures.venue)
    let (idle, key) = (try #require(screen.steps["idle"]), try #require(screen.steps["key"]))
    let lost = try #require(screen.steps["unfocused"])
    let gained = try #require(screen.steps["focused"])
    try check(screen, Self.futures, before: idle)
    #expect(screen.asks(from: 5, to: idle).count > 100)
    // What is on its way when it begins to rest comes to its end.
    #expect(screen.asks(from: idle + 1, to: key).isEmpty)
    #expect(screen.asks(from: lost + 1, to: gained).isEmpty)
    for moment in [key, gained] {
      let resumed = screen.asks(from: moment - 0.1, to: moment + 1)
      #expect(resumed.contains { $0.venue == Self.futures.venue }, "at \(moment)")
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: others)
  func `the selected row is never older than fifteen seconds, nor one in sight than a minute`(
    paths: Paths
  ) async throws {
    let screen = try await ProbedScreen("look", on: paths.venue)
    try check(screen, paths, before: 240)
  }

  @Test(.timeLimit(.minutes(10)), arguments: [futures] + others)
  func `a change in the first ten seconds waits for nothing that lever has spent`(
    paths: Paths
  ) async throws {
    let screen = try await ProbedScreen("change", on: paths.venue)
    let submitted = try #require(screen.steps["submits"])
    #expect(submitted < 10)
    #expect(screen.steps["applied"] == submitted)
    #expect(screen.refusals.isEmpty)
  }

  @Test(.timeLimit(.minutes(10)))
  func `these counts show a screen that takes more`() async throws {
    let screen = try await ProbedScreen("look", on: "coinswitch-hft", share: "0.9")
    #expect(screen.uses.contains { $0.step == "end" && $0.most > quarter(of: $0.limit) })
  }
}
