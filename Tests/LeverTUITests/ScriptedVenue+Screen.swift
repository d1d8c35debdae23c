import DomainTestSupport
import LeverDomain

extension ScriptedVenue {
  /// Like CoinSwitch Futures: limits with the list, one value, positions and orders block.
  static var blocking: ScriptedVenue {
    .screened(
      .coinswitchFutures,
      traits: VenueTraits(
        openPosition: .blocks, openOrder: .blocks, limitsSource: .instrumentList,
        settingSource: .eachInstrument, sidesMayDiffer: false, minimumIsAssumed: false,
        modeIsAccountWide: true, marginModeSource: .openPositions, positionMargin: .kept,
        clockTolerance: .seconds(5), requestLifetime: .seconds(60), changePage: "Update Leverage"))
  }

  /// Like CoinSwitch HFT: limits with the list, the mode with each instrument.
  static var listing: ScriptedVenue {
    .screened(
      .coinswitchHFT,
      traits: VenueTraits(
        openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
        settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: false,
        clockTolerance: nil, provesByRepeating: true, changePage: "Set Leverage"))
  }

  /// Like ZTDX: the setting cannot be read.
  static var unreadable: ScriptedVenue {
    .screened(
      .ztdx,
      traits: VenueTraits(
        openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
        settingSource: .notOffered, sidesMayDiffer: false, minimumIsAssumed: true,
        modeIsAccountWide: true, marginModeSource: .eachInstrument, positionMargin: .kept,
        unsetIsAssumedMaximum: true, clockTolerance: .seconds(5),
        requestLifetime: .seconds(60), changePage: "Change Leverage"))
  }

  /// Like BingX: limits with each instrument, two sides, two requests.
  static var hedging: ScriptedVenue {
    .screened(
      .bingx,
      traits: VenueTraits(
        openPosition: .advises, openOrder: .advises, limitsSource: .eachInstrument,
        settingSource: .eachInstrument, sidesMayDiffer: true, oneRequestPerSide: true,
        minimumIsAssumed: true,
        modeShapesRequest: true, modeIsAccountWide: true, marginModeSource: .eachInstrument,
        positionMargin: .assumedRecomputed, clockTolerance: .seconds(5),
        requestLifetime: .seconds(5), changePage: "Set Leverage"))
  }

  /// Three instruments at 10x, on a venue like CoinSwitch Futures that takes every change.
  static func obliging() -> ScriptedVenue {
    ScriptedVenue(.coinswitchFutures, traits: blocking.rules.traits) { script in
      let instruments = Array(Stage.instruments().prefix(3))
      script.instruments = .success(instruments)
      for instrument in instruments {
        script.settings[instrument.symbol] = LeverageSetting(both: LeverTUITests.leverage("10"))
      }
      script.clock = .success(.zero)
    }
  }

  private static func screened(_ venue: Venue, traits: VenueTraits) -> ScriptedVenue {
    ScriptedVenue(
      venue, traits: traits,
      requests: ExampleRequests(
        url: "https://venue.example/v2/leverage",
        headers: ["X-API-KEY: <key>", "X-SIGNATURE: <signature>"],
        sides: ExampleRequests.SideNames(both: "BOTH", long: "LONG", short: "SHORT")))
  }
}
