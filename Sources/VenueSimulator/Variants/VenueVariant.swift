/// A named way in which the simulator differs from the letter of a venue's document, for a point
/// that the document leaves open. ``OpenPoint`` says what the document says and what is assumed.
///
/// Without any, the simulator does what the documents say literally.
public enum VenueVariant: String, CaseIterable, Sendable, Hashable {
  // CoinSwitch PRO Futures.
  case futuresSameValueAccepted = "futures-same-value-accepted"
  case futuresOpenRefused404 = "futures-open-refused-404"
  case futuresOpenRefused422 = "futures-open-refused-422"
  case futuresUnknownSymbol400 = "futures-unknown-symbol-400"
  case futuresUnknownSymbol404 = "futures-unknown-symbol-404"
  case futuresOutOfRange400 = "futures-out-of-range-400"
  case futuresSuspendedAccepted = "futures-suspended-accepted"
  case futuresCancellingIgnored = "futures-cancelling-order-ignored"
  case futuresTriggerIgnored = "futures-trigger-order-ignored"
  case futuresOldOrderIgnored = "futures-old-order-ignored"
  case futuresEpochRequired = "futures-epoch-required"
  case futuresUntouchedMaximum = "futures-untouched-maximum"
  case futuresUntouchedRefused = "futures-untouched-refused"
  case futuresInstrumentsByExchange = "futures-instruments-by-exchange"
  case futuresPositionsNeedSymbol = "futures-positions-need-symbol"
  case futuresEmptyPositionsMessage = "futures-empty-positions-message"
  case futuresEmptyOrdersMessage = "futures-empty-orders-message"

  // CoinSwitch PRO HFT.
  case hftRowFollowsSetting = "hft-row-follows-setting"
  case hftPositionRemargined = "hft-position-remargined"
  case hftFlatNoRow = "hft-flat-no-row"
  case hftListNeedsSymbol = "hft-list-needs-symbol"
  case hftListIncludesFlat = "hft-list-includes-flat"
  case hftSampleFieldsOnly = "hft-sample-fields-only"
  case hftLeverageTwoPlaces = "hft-leverage-two-places"
  case hftNotModifiedText = "hft-not-modified-text"
  case hftUnknownSymbol10029 = "hft-unknown-symbol-10029"
  case hftRiskLimitTiers = "hft-risk-limit-tiers"
  case hftCrossSidesEqual = "hft-cross-sides-equal"
  case hftPortfolioMargin = "hft-portfolio-margin"
  case hftEpochChecked = "hft-epoch-checked"
  case hftUnprovisioned = "hft-unprovisioned"
  case hftLimit10006 = "hft-limit-10006"

  // ZTDX.
  case ztdxJSONRequired = "ztdx-json-required"
  case ztdxServerClock = "ztdx-server-clock"
  case ztdxClock401 = "ztdx-clock-401"
  case ztdxUnknownSymbolRefused = "ztdx-unknown-symbol-refused"
  case ztdxSuspendedRefused = "ztdx-suspended-refused"
  case ztdxMinimum2 = "ztdx-minimum-2"
  case ztdxUnsetIs20 = "ztdx-unset-is-20"
  case ztdxClampsToMaximum = "ztdx-clamps-to-maximum"
  case ztdxSuspendedListed = "ztdx-suspended-listed"
  case ztdxPositionServerShape = "ztdx-position-server-shape"
  case ztdxPositionLeverageFollows = "ztdx-position-leverage-follows"
  case ztdxDualSideTrue = "ztdx-dual-side-true"

  // BingX.
  case bingxPositionTakesLeverage = "bingx-position-takes-leverage"
  case bingxRiskForbidden = "bingx-risk-forbidden"
  case bingxJSONRequired = "bingx-json-required"
  case bingxQueryOnly = "bingx-query-only"
  case bingxChangeAnswerShort = "bingx-change-answer-short"
  case bingxChangeAnswerVolumes = "bingx-change-answer-volumes"
  case bingxOneWayShortStale = "bingx-one-way-short-stale"
  case bingxCodesRenumbered = "bingx-codes-renumbered"
  case bingxCodesFormer = "bingx-codes-former"
  case bingxMaximum101414 = "bingx-maximum-101414"
  case bingxMaximum109500 = "bingx-maximum-109500"
  case bingxClock100421 = "bingx-clock-100421"
  case bingxClock109400 = "bingx-clock-109400"
  case bingxUnknownSymbol109500 = "bingx-unknown-symbol-109500"
  case bingxRefusalsWithStatus = "bingx-refusals-with-status"
  case bingxLeverageNumbers = "bingx-leverage-numbers"
  case bingxLeverageSampleOnly = "bingx-leverage-sample-only"
  case bingxOrdersBareArray = "bingx-orders-bare-array"
  case bingxEmptyNull = "bingx-empty-null"
  case bingxZeroPositions = "bingx-zero-positions"
  case bingxModeBoolean = "bingx-mode-boolean"
  case bingxPermissionsAsFields = "bingx-permissions-as-fields"
  case bingxContractsTellMaximum = "bingx-contracts-tell-maximum"
}

extension VenueVariant {
  /// The variants of a venue by its name, in the order of the table.
  public static func all(of venue: String) -> [VenueVariant] {
    OpenPoint.all(of: venue).flatMap(\.choices).map(\.variant)
  }

  /// The first two of `variants` that answer one open point in two ways; nil when they can be
  /// played together.
  public static func contradiction(
    among variants: some Sequence<VenueVariant>
  ) -> (first: VenueVariant, second: VenueVariant)? {
    let wanted = Set(variants)
    for point in OpenPoint.all {
      let chosen = point.choices.map(\.variant).filter(wanted.contains)
      if chosen.count > 1 { return (chosen[0], chosen[1]) }
    }
    return nil
  }
}
