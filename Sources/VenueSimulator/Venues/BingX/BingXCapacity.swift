/// What an account could still open of an instrument, and the largest position, at its leverages.
struct BingXCapacity {
  let account: Account
  let instrument: Instrument
  let setting: Account.Setting

  /// `availableLongVol` and the five others that the tables name, in the order of Set Leverage.
  func members(spelled spell: (String) -> JSONValue) -> [JSONMember] {
    let values: [(String, String)] = [
      ("availableLongVol", volume(setting.long).description),
      ("availableShortVol", volume(setting.short).description),
      ("availableLongVal", value(setting.long).text(places: 2)),
      ("availableShortVal", value(setting.short).text(places: 2)),
      ("maxPositionLongVal", instrument.positionCap(at: setting.long).text(places: 2)),
      ("maxPositionShortVal", instrument.positionCap(at: setting.short).text(places: 2)),
    ]
    return values.map { JSONMember(name: $0.0, value: spell($0.1)) }
  }

  /// What could be opened at a leverage, in the quote asset.
  private func value(_ leverage: Amount) -> Amount {
    min(max(.zero, account.availableMargin) * leverage, instrument.positionCap(at: leverage))
  }

  /// The same in the base asset.
  func volume(_ leverage: Amount) -> Amount {
    (value(leverage) / instrument.price).truncated(places: instrument.sizePlaces)
  }

  /// The largest position in the base asset.
  func largestVolume(_ leverage: Amount) -> Amount {
    (instrument.positionCap(at: leverage) / instrument.price)
      .truncated(places: instrument.sizePlaces)
  }
}
