/// Choices where the venues' documents are silent or contradict each other. The defaults are the
/// strictest sensible reading.
public struct VenueSwitches: Sendable {
  /// What the position list of CoinSwitch HFT says about a position after its setting changed.
  public enum PositionLeverage: Sendable {
    /// The row shows the new setting; the margin stays as it was when the position was opened.
    case showsSetting
    /// The row keeps the leverage that the position was opened with.
    case keepsOpening
    /// The position takes the new leverage, and its margin is computed anew.
    case isRemargined
  }

  /// CoinSwitch Futures answers an empty position list with
  /// `{"message":"There are no open Positions"}` in place of `{"data":[]}`. Default false.
  public var emptyPositionsAreAMessage = false
  /// CoinSwitch HFT refuses an epoch more than 60 seconds off, as the general errors page says and
  /// the comparison table denies. Default false.
  public var highFrequencyChecksEpoch = false
  /// CoinSwitch HFT lists instruments that are flat when asked for one symbol. Default true; where
  /// it does not, the setting of a flat instrument cannot be read.
  public var highFrequencyListsFlatInstruments = true
  /// What a HFT position's row shows after a change. Default ``PositionLeverage/showsSetting``.
  public var highFrequencyPositionLeverage = PositionLeverage.showsSetting
  /// CoinSwitch HFT holds the account with portfolio margin: no leverage is shown, and none can be
  /// set. Default false.
  public var highFrequencyUsesPortfolioMargin = false
  /// ZTDX refuses a symbol that it does not know with -1121, in place of accepting up to 125x.
  /// Default false.
  public var ztdxRefusesUnknownSymbols = false
  /// ZTDX answers a wrong clock with HTTP 400 and -1021, as documented, in place of the 401 that
  /// its server code shows. Default false.
  public var ztdxUsesDocumentedClockError = false
  /// ZTDX lists suspended markets, with status `HALT`, in place of leaving them out. Default false.
  public var ztdxListsSuspendedMarkets = false
  /// The code with which BingX refuses a leverage above the maximum: 109400 or 101414. Default
  /// 109400.
  public var bingxMaximumCode = 109400
  /// The code with which BingX refuses a wrong clock: 109400 or 100421. Default 109400.
  public var bingxClockCode = 109400
  /// BingX answers open orders as a bare array in `data`, as its reference of April 2026 has it,
  /// in place of `{"orders":[…]}`. Default false.
  public var bingxOrdersAreABareArray = false

  /// The defaults.
  public init() {}
}
