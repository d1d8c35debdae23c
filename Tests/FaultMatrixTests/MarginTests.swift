import Desk
import FoundationEssentials
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

/// Margin as the client reads it, held against what the simulator holds.
struct MarginTests {
  /// Where each venue tells margin mode and wallet; no path for a mode that it does not tell.
  private static func paths(_ venue: Venue) -> (mode: String?, wallet: String) {
    switch venue {
    case .coinswitchFutures: (nil, "GET /trade/api/v2/futures/wallet_balance")
    case .coinswitchHFT: (nil, "GET /v5/account/wallet-balance")
    case .ztdx: ("GET /fapi/v1/marginType", "GET /fapi/v2/balance")
    case .bingx: ("GET /openApi/swap/v2/trade/marginType", "GET /openApi/swap/v3/user/balance")
    }
  }

  /// How often the venue was asked for margin mode and wallet.
  private func counts(_ bench: Bench) -> [Int] {
    let asked = bench.simulator.requestCounts(venue: bench.venue.rawValue)
    let paths = Self.paths(bench.venue)
    return [paths.mode.map { asked[$0] ?? 0 } ?? 0, asked[paths.wallet] ?? 0]
  }

  private func holding(
    _ balance: String, _ size: String?, on venue: Venue, variants: Set<VenueVariant> = []
  ) throws -> Bench {
    let bench = try Bench(venue, variants: variants)
    let (name, account) = (venue.rawValue, bench.practice.account)
    bench.simulator.clear(venue: name, account: account)
    bench.simulator.setBalance(balance, venue: name, account: account)
    if let size {
      bench.simulator.openPosition(
        venue: name, account: account, symbol: bench.symbol.text, size: size)
    }
    return bench
  }

  @Test(arguments: Venue.allCases)
  func `a flat instrument tells wallet and, where offered, mode, with one request each`(
    venue: Venue
  ) async throws {
    try await Gate.cells.pass {
      let bench = try holding("750.5", nil, on: venue)
      defer { bench.close() }
      let instrument = try await bench.instrument()
      _ = await bench.desk.connect(bench.account)
      let before = counts(bench)
      let reading = await bench.desk.examine(instrument, in: bench.account)
      let wallet = try #require(reading.wallet.value.flatMap { $0 })
      #expect(wallet.currency.text == (venue == .coinswitchHFT ? "USD" : "USDT"))
      #expect(wallet.balance == Decimal(string: "750.5"))
      #expect(wallet.available == Decimal(string: "750.5"))
      let isOffered = Self.paths(venue).mode != nil
      #expect(reading.marginMode.value == .some(isOffered ? .cross : nil))
      #expect(counts(bench) == [before[0] + (isOffered ? 1 : 0), before[1] + 1])
    }
  }

  @Test(arguments: Venue.allCases)
  func `an open position takes from what is available and shows its mode by itself`(
    venue: Venue
  ) async throws {
    try await Gate.cells.pass {
      let bench = try holding("5000", "0.01", on: venue)
      defer { bench.close() }
      let instrument = try await bench.instrument()
      _ = await bench.desk.connect(bench.account)
      let before = counts(bench)
      let reading = await bench.desk.examine(instrument, in: bench.account)
      let position = try #require(reading.positions.value?.first)
      let held = try #require(
        position.margin ?? position.leverage.map { $0.margin(of: position.value ?? 0) })
      let wallet = try #require(reading.wallet.value.flatMap { $0 })
      let available = try #require(wallet.available)
      #expect(abs(5000 - available - held) < Decimal(string: "0.0001") ?? 0)
      let shown: [Venue: MarginMode] = [
        .coinswitchFutures: .isolated, .ztdx: .cross, .bingx: .cross,
      ]
      #expect(reading.marginMode.value == .some(shown[venue]))
      #expect(counts(bench) == [before[0], before[1] + 1])
    }
  }

  @Test(arguments: Venue.allCases)
  func `a row of the list asks for neither`(venue: Venue) async throws {
    try await Gate.cells.pass {
      let bench = try holding("750.5", "0.01", on: venue)
      defer { bench.close() }
      _ = await bench.desk.connect(bench.account)
      let before = counts(bench)
      _ = await bench.desk.leverage(of: bench.symbol, in: bench.account, priority: .visible)
      _ = await bench.desk.positions(of: bench.account)
      _ = await bench.desk.positionMode(of: bench.symbol, in: bench.account)
      #expect(counts(bench) == before)
    }
  }

  @Test func `what the desk advises against for want of margin, the venue refuses`() async throws {
    try await Gate.cells.pass {
      // Worth 9513.66: 475.68 at 20x, 1359.09 at 7x.
      let bench = try holding(
        "600", "0.1", on: .bingx, variants: [.bingxPositionTakesLeverage])
      defer { bench.close() }
      bench.simulator.setMarginMode(
        "ISOLATED", venue: "bingx", account: bench.practice.account, symbol: bench.symbol.text)
      let instrument = try await bench.instrument()
      let connection = await bench.desk.connect(bench.account)
      let reading = await bench.desk.examine(instrument, in: bench.account)
      #expect(reading.marginMode.value == .some(.isolated))
      func propose(_ leverage: String) async throws -> Proposal {
        await bench.desk.propose(
          LeverageSetting(both: try Leverage(leverage)), on: reading, in: bench.account,
          accountReading: connection)
      }
      func margin(_ proposal: Proposal) -> Precondition.State? {
        proposal.preconditions.first { $0.kind == .marginSuffices }?.state
      }
      let enough = try await propose("16")
      #expect(margin(enough) == .met)
      let tooLittle = try await propose("7")
      #expect(margin(tooLittle) == .advisory)
      #expect(tooLittle.isPossible)
      let before = bench.truth()
      for (proposal, isRefused) in [(tooLittle, true), (enough, false)] {
        let submission = await bench.desk.submit(
          proposal, on: instrument, in: bench.account, accountReading: connection)
        guard case .decided(let report) = submission else {
          Issue.record("\(submission)")
          continue
        }
        #expect(report.outcome == (isRefused ? .refused : .applied))
        if isRefused {
          #expect(bench.truth() == before)
          guard case .failed(let error)? = report.steps.first?.answer else {
            Issue.record("\(report.steps)")
            continue
          }
          #expect(error.kind == .marginTooLow)
        }
      }
    }
  }

  @Test func `on ZTDX an open position keeps its margin, as its traits say`() async throws {
    try await Gate.cells.pass {
      let bench = try holding("5000", "0.01", on: .ztdx)
      defer { bench.close() }
      #expect(bench.account.traits.positionMargin == .kept)
      let instrument = try await bench.instrument()
      let connection = await bench.desk.connect(bench.account)
      let reading = await bench.desk.examine(instrument, in: bench.account)
      let proposal = await bench.desk.propose(
        LeverageSetting(both: try Leverage("2")), on: reading, in: bench.account,
        accountReading: connection)
      #expect(!proposal.preconditions.contains { $0.kind == .marginSuffices })
      _ = await bench.desk.submit(
        proposal, on: instrument, in: bench.account, accountReading: connection)
      let after = await bench.desk.examine(instrument, in: bench.account)
      #expect(bench.truth() == LeverageSetting(both: try Leverage("2")))
      #expect(after.positions.value?.map(\.leverage) == reading.positions.value?.map(\.leverage))
      #expect(after.wallet.value == reading.wallet.value)
    }
  }
}
