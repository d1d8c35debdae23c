import DomainTestSupport
import FoundationEssentials
public import LeverDomain

// Values that tests write down. A literal that is none ends the test run, which is what it is for.

extension Leverage: ExpressibleByStringLiteral {
  /// The value that the text spells.
  public init(stringLiteral value: String) {
    guard let leverage = try? Leverage(value) else { fatalError("no leverage: \(value)") }
    self = leverage
  }
}

extension ContractSymbol: ExpressibleByStringLiteral {
  /// The value that the text spells.
  public init(stringLiteral value: String) {
    guard let symbol = ContractSymbol(value) else { fatalError("no symbol: \(value)") }
    self = symbol
  }
}

extension LeverageLimits {
  /// Limits that a test writes down.
  static func of(_ minimum: Leverage, _ maximum: Leverage, step: Leverage) -> LeverageLimits {
    guard let limits = LeverageLimits(minimum: minimum, maximum: maximum, step: step) else {
      fatalError("no limits: \(minimum) to \(maximum)")
    }
    return limits
  }
}

extension Instrument {
  /// An instrument that a test writes down.
  static func of(
    _ symbol: ContractSymbol, limits: LeverageLimits? = nil, status: InstrumentStatus = .tradable
  ) -> Instrument {
    Instrument(
      symbol: symbol, baseAsset: "BTC", quoteAsset: "USDT", status: status, limits: limits)
  }
}

extension ScriptedVenue {
  /// Positions and orders block; BTCUSDT and ETHUSDT from 1x to 25x, set to 5x.
  static func strict(_ prepare: (inout Script) -> Void = { _ in }) -> ScriptedVenue {
    ScriptedVenue(.coinswitchFutures) { state in
      state.instruments = .success([.of("BTCUSDT"), .of("ETHUSDT")])
      state.settings = [
        "BTCUSDT": LeverageSetting(both: "5"), "ETHUSDT": LeverageSetting(both: "5"),
      ]
      state.limits = .of("1", "25", step: "1")
      prepare(&state)
    }
  }

  /// Hedge mode; BTC-USDT from 1x to 125x, long 10x and short 5x.
  static func hedging(_ prepare: (inout Script) -> Void = { _ in }) -> ScriptedVenue {
    ScriptedVenue(.bingx, traits: .hedging) { state in
      state.instruments = .success([.of("BTC-USDT")])
      state.settings = ["BTC-USDT": LeverageSetting(long: "10", short: "5")]
      state.limits = .of("1", "125", step: "1")
      state.mode = .success(.hedge)
      prepare(&state)
    }
  }

  /// The setting cannot be read; BTCUSDT from 1x to 100x in hundredths.
  static func echoing(_ prepare: (inout Script) -> Void = { _ in }) -> ScriptedVenue {
    ScriptedVenue(.ztdx, traits: .echoing) { state in
      state.instruments = .success([.of("BTCUSDT", limits: .of("1", "100", step: "0.01"))])
      prepare(&state)
    }
  }
}

extension OpenOrder {
  /// An order that a test writes down.
  static let resting = OpenOrder(
    symbol: "ETHUSDT", identifier: "order-7", side: .buy, type: "LIMIT", status: "NEW",
    price: 3000, quantity: 2, createdAt: ScriptedVenue.time.addingTimeInterval(-90))
}
