package import LeverDomain

extension VenueTraits {
  /// Positions and orders block; limits and setting come with each instrument.
  package static let strict = VenueTraits(
    openPosition: .blocks, openOrder: .blocks, limitsSource: .eachInstrument,
    settingSource: .eachInstrument, sidesMayDiffer: false, minimumIsAssumed: false,
    modeIsAccountWide: true, marginModeSource: .openPositions, positionMargin: .kept,
    clockTolerance: .seconds(60), requestLifetime: .seconds(60), changePage: "Update Leverage")

  /// Sides apart in hedge mode; positions and orders are only advice.
  package static let hedging = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .eachInstrument,
    settingSource: .eachInstrument, sidesMayDiffer: true, oneRequestPerSide: true,
    minimumIsAssumed: true,
    modeShapesRequest: true, modeIsAccountWide: true, marginModeSource: .eachInstrument,
    positionMargin: .assumedRecomputed, clockTolerance: .seconds(5),
    requestLifetime: .seconds(5), changePage: "Set Leverage")

  /// No reading of the setting; only the echo of a change.
  package static let echoing = VenueTraits(
    openPosition: .advises, openOrder: .blocks, limitsSource: .instrumentList,
    settingSource: .notOffered, sidesMayDiffer: false, minimumIsAssumed: false,
    modeIsAccountWide: true, unsetIsAssumedMaximum: true, clockTolerance: nil,
    requestLifetime: .seconds(60), changePage: "Change Leverage")

  /// Sides apart in hedge mode, which comes with each instrument; no reading shows the setting of an
  /// open position, and the same request once more proves a change.
  package static let repeating = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
    settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: false,
    clockTolerance: nil, provesByRepeating: true, changePage: "Set Leverage")
}
