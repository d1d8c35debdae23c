extension SimulatedVenue {
  /// What differs on the venue: the one place that joins them.
  var profile: any VenueProfile {
    switch self {
    case .coinSwitchFutures: CoinSwitchFuturesProfile()
    case .coinSwitchHFT: CoinSwitchHFTProfile()
    case .ztdx: ZTDXProfile()
    case .bingx: BingXProfile()
    }
  }
}
