import Desk
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

/// Every refusal of a change that a state of the venue can lead to, as the client understands it:
/// the error tables of both sides, held against each other over real HTTP.
struct RefusalTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let venue: Venue
    let state: State
    let kind: VenueError.Kind
    let code: String?

    init(_ venue: Venue, _ state: State, _ kind: VenueError.Kind, _ code: String? = nil) {
      self.venue = venue
      self.state = state
      self.kind = kind
      self.code = code
    }

    var testDescription: String { "\(venue.rawValue): \(state)" }
  }

  /// What the venue holds, or is asked for, that makes it refuse.
  enum State: Sendable {
    case keyDisabled
    case addressNotListed
    case mayOnlyRead
    case suspended
    case aboveMaximum
    case aboveMaximumByAnotherCode
    case belowMinimum
    case unknownSymbol
    case symbolTooLong
    case positionOpen
    case orderOpen
    case positionTooLarge
    case marginTooLow
    case liquidatedAtOnce
    case portfolioMargin
    case anotherPositionMode
  }

  static let cases = [
    Case(.coinswitchFutures, .keyDisabled, .keyRejected),
    Case(.coinswitchFutures, .suspended, .refused),
    Case(.coinswitchFutures, .aboveMaximum, .leverageNotAllowed),
    Case(.coinswitchFutures, .unknownSymbol, .refused),
    // How the venue words these is not documented, so they cannot be told apart.
    Case(.coinswitchFutures, .positionOpen, .refused),
    Case(.coinswitchFutures, .orderOpen, .refused),
    Case(.coinswitchHFT, .keyDisabled, .keyRejected),
    Case(.coinswitchHFT, .suspended, .badRequest, "10001"),
    Case(.coinswitchHFT, .aboveMaximum, .leverageNotAllowed, "110013"),
    Case(.coinswitchHFT, .unknownSymbol, .badRequest, "10001"),
    Case(.coinswitchHFT, .positionTooLarge, .leverageNotAllowed, "110013"),
    Case(.coinswitchHFT, .marginTooLow, .marginTooLow, "110007"),
    Case(.coinswitchHFT, .liquidatedAtOnce, .positionTooLarge, "110046"),
    Case(.coinswitchHFT, .portfolioMargin, .refused, "110038"),
    Case(.ztdx, .keyDisabled, .keyRejected, "API_KEY_DISABLED"),
    Case(.ztdx, .addressNotListed, .permissionDenied, "IP_NOT_ALLOWED"),
    Case(.ztdx, .aboveMaximum, .leverageNotAllowed, "-4028"),
    Case(.ztdx, .belowMinimum, .leverageNotAllowed, "-4028"),
    Case(.ztdx, .unknownSymbol, .refused, "-1121"),
    Case(.ztdx, .symbolTooLong, .venueFault, "-1001"),
    Case(.bingx, .keyDisabled, .keyRejected, "100413"),
    Case(.bingx, .addressNotListed, .permissionDenied, "100419"),
    Case(.bingx, .mayOnlyRead, .permissionDenied, "100004"),
    Case(.bingx, .suspended, .instrumentClosed, "109415"),
    Case(.bingx, .aboveMaximum, .leverageNotAllowed, "109400"),
    Case(.bingx, .aboveMaximumByAnotherCode, .leverageNotAllowed, "101414"),
    Case(.bingx, .unknownSymbol, .refused, "109400"),
    Case(.bingx, .positionTooLarge, .positionTooLarge, "101201"),
    Case(.bingx, .marginTooLow, .marginTooLow, "109400"),
    Case(.bingx, .anotherPositionMode, .positionModeMismatch, "109400"),
  ]

  @Test(arguments: cases)
  func `a refusal is understood for what it is, and nothing is changed`(
    refusal: Case
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(
        refusal.venue, variants: variants(refusal.state), instruments: 50)
      defer { bench.close() }
      _ = await bench.desk.connect(bench.account)
      let step = try prepare(refusal, on: bench)
      let before = bench.truth()
      let answer = try await bench.account.connection.submit(step)
      #expect(bench.truth() == before)
      guard case .failed(let error) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(error.kind == refusal.kind, "\(error)")
      #expect(error.code?.text == refusal.code)
      // A 5xx may have been applied, whatever its body says.
      #expect(
        error.consequence == (refusal.kind == .venueFault ? .mayBeApplied : .notApplied))
    }
  }

  @Test func `not modified is told apart from every refusal`() async throws {
    try await Gate.cells.pass {
      let bench = try Bench(.coinswitchHFT)
      defer { bench.close() }
      let setting = try #require(bench.truth())
      let step = ChangeStep(
        symbol: bench.symbol, sides: [.long, .short], target: setting, positionMode: .oneWay)
      guard case .notModified(let error) = try await bench.account.connection.submit(step) else {
        Issue.record("not told")
        return
      }
      #expect(error.code?.text == "110043")
    }
  }

  private func variants(_ state: State) -> Set<VenueVariant> {
    switch state {
    case .unknownSymbol: [.ztdxUnknownSymbolRefused]
    case .portfolioMargin: [.hftPortfolioMargin]
    case .positionTooLarge: [.hftRiskLimitTiers, .bingxPositionTakesLeverage]
    case .aboveMaximumByAnotherCode: [.bingxMaximum101414]
    case .marginTooLow, .liquidatedAtOnce: [.hftPositionRemargined, .bingxPositionTakesLeverage]
    default: []
    }
  }

  /// Brings the venue into the state, and writes the request that it then refuses.
  private func prepare(_ refusal: Case, on bench: Bench) throws -> ChangeStep {
    let venue = refusal.venue.rawValue
    let account = bench.practice.account
    let simulator = bench.simulator
    var symbol = bench.symbol
    var leverage = "7"
    func open(_ size: String?) {
      simulator.openPosition(venue: venue, account: account, symbol: symbol.text, size: size)
    }
    switch refusal.state {
    case .keyDisabled: simulator.setKeyDisabled(true, venue: venue, account: account)
    case .addressNotListed: simulator.setAddressAllowed(false, venue: venue, account: account)
    case .mayOnlyRead: simulator.setPermissions([2], venue: venue, account: account)
    case .suspended: simulator.setTradable(false, venue: venue, symbol: symbol.text)
    case .aboveMaximum, .aboveMaximumByAnotherCode: leverage = "151"
    case .belowMinimum:
      symbol = try #require(ContractSymbol("PAXGUSDT"))
      leverage = "1"
    case .unknownSymbol:
      symbol = try #require(
        ContractSymbol(refusal.venue == .bingx ? "NOPE-USDT" : "NOPEUSDT"))
    case .symbolTooLong: symbol = try #require(ContractSymbol("ABCDEFGHIJKLMNOPQUSDT"))
    case .positionOpen: open(nil)
    case .orderOpen: simulator.placeOrder(venue: venue, account: account, symbol: symbol.text)
    case .positionTooLarge:
      simulator.setBalance("10000000", venue: venue, account: account)
      open("100")
      leverage = "100"
    case .marginTooLow:
      simulator.setBalance("600", venue: venue, account: account)
      open("0.1")
      leverage = "2"
    case .liquidatedAtOnce:
      simulator.setMaximumLeverage("500", venue: venue, symbol: symbol.text)
      open("0.01")
      leverage = "400"
    case .portfolioMargin: break
    case .anotherPositionMode: simulator.setHedgeMode(false, venue: venue, account: account)
    }
    let isApart = refusal.venue == .bingx
    return ChangeStep(
      symbol: symbol, sides: isApart ? [.long] : [.long, .short],
      target: LeverageSetting(both: try Leverage(leverage)),
      positionMode: isApart ? .hedge : .oneWay)
  }
}
