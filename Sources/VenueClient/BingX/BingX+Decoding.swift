import FoundationEssentials
import LeverDomain

/// Payloads of BingX USDT-M perpetual swaps (BingX documentation and captured answers, read
/// 2026-11-21). Types drift between versions, so texts, numbers and truth values are taken in
/// either form.
extension BingX {
  var alphabet: SymbolAlphabet { .hyphenated }

  /// `{"code":0,"msg":"","data":...}`; `data` may be absent, null or an empty object.
  private struct Envelope<Payload: Decodable>: Decodable {
    let data: Payload?
    /// Whether there is something in `data` that is not what was expected.
    let isOdd: Bool

    private enum CodingKeys: String, CodingKey { case data }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      data = try? container.decodeIfPresent(Payload.self, forKey: .data)
      let isAbsent = try !container.contains(.data) || container.decodeNil(forKey: .data)
      let isEmptyObject =
        (try? container.nestedContainer(keyedBy: AnyKey.self, forKey: .data))?.allKeys.isEmpty
        ?? false
      isOdd = data == nil && !isAbsent && !isEmptyObject
    }
  }

  /// What an answer's envelope holds; nil when it holds nothing.
  func payload<Payload: Decodable>(
    _ type: Payload.Type, in answer: VenueAnswer
  ) throws(VenueError) -> Payload? {
    let envelope = try answer.decode(Envelope<Payload>.self)
    guard !envelope.isOdd else { throw VenueError(.unreadable) }
    return envelope.data
  }

  // MARK: Time

  private struct Time: Decodable { let serverTime: ExactNumber }

  func clockTime(in answer: VenueAnswer) throws(VenueError) -> Int64 {
    guard let time = try payload(Time.self, in: answer)?.serverTime.integer, time > 0 else {
      throw VenueError(.unreadable)
    }
    return time
  }

  // MARK: Instruments

  private struct Contract: Decodable {
    let symbol: LooseText
    let asset: LooseText?
    let currency: LooseText?
    let status: LooseText?
    let apiStateOpen: LooseText?
    let apiStateClose: LooseText?
  }

  /// Sorted by symbol, without limits: the list has none.
  func instruments(in answer: VenueAnswer) throws(VenueError) -> [Instrument] {
    guard let rows = try payload([Lossy<Contract>].self, in: answer) else {
      throw VenueError(.unreadable)
    }
    return rows.compactMap { row in
      guard let row = row.value, let symbol = alphabet.symbol(row.symbol.raw) else { return nil }
      return Instrument(
        symbol: symbol, baseAsset: row.asset.cleaned ?? "", quoteAsset: row.currency.cleaned ?? "",
        status: status(of: row), limits: nil)
    }.sorted { $0.symbol < $1.symbol }
  }

  private func status(of row: Contract) -> InstrumentStatus {
    switch row.status.raw {
    case "1":
      row.apiStateOpen.flag == false || row.apiStateClose.flag == false
        ? .notTradable("closed to the API") : .tradable
    case "0": .notTradable("offline")
    case "5": .notTradable("pre-launch")
    case "25": .notTradable("no new positions")
    default: .notTradable(VenueText(cleaning: "status \(row.status.raw)"))
    }
  }

  // MARK: Leverage

  private struct LeverageRow: Decodable {
    let symbol: LooseText?
    let longLeverage: ExactNumber
    let shortLeverage: ExactNumber
    let maxLongLeverage: ExactNumber?
    let maxShortLeverage: ExactNumber?
    let maxPositionLongVal: ExactNumber?
    let maxPositionShortVal: ExactNumber?
  }

  /// The setting with its limits. No minimum is given anywhere: 1 is assumed. Where the maxima of
  /// the sides differ, the lower one holds for both.
  func leverage(
    of symbol: ContractSymbol, in answer: VenueAnswer
  ) throws(VenueError) -> LeverageReading {
    guard let row = try payload(LeverageRow.self, in: answer),
      row.symbol.map({ $0.raw == symbol.text }) ?? true,
      let long = row.longLeverage.leverage, let short = row.shortLeverage.leverage
    else { throw VenueError(.unreadable) }
    let maxima = [row.maxLongLeverage.leverage, row.maxShortLeverage.leverage].compactMap { $0 }
    let one = Leverage(units: Leverage.unitsPerMultiple)
    let limits = maxima.min().flatMap { maximum in
      one.flatMap { LeverageLimits(minimum: $0, maximum: maximum, step: $0) }
    }
    return LeverageReading(
      setting: .read(LeverageSetting(long: long, short: short)), limits: limits,
      maximumPositionValue: [row.maxPositionLongVal.positive, row.maxPositionShortVal.positive]
        .compactMap { $0 }.min())
  }

  private struct Echo: Decodable {
    let symbol: LooseText
    let leverage: ExactNumber
    let availableLongVol: ExactNumber?
    let availableShortVol: ExactNumber?
    let availableLongVal: ExactNumber?
    let availableShortVal: ExactNumber?
    let maxPositionLongVal: ExactNumber?
    let maxPositionShortVal: ExactNumber?
    let availableVol: ExactNumber?
    let maxVol: ExactNumber?
  }

  /// What the answer to a change tells: symbol and value, which the page's sample shows, without
  /// the side; and the position caps at the new leverage, six by the page's table and two others by
  /// the reference of April 2026 ("Set Leverage", read 2026-11-21).
  func acceptance(
    of symbol: ContractSymbol, in answer: VenueAnswer
  ) throws(VenueError) -> ChangeAcceptance {
    guard let echo = try payload(Echo.self, in: answer), echo.symbol.raw == symbol.text,
      let value = echo.leverage.leverage
    else { throw VenueError(.unreadable) }
    return ChangeAcceptance(
      echo: value,
      positionCaps: PositionCaps([
        .maximumLongValue: echo.maxPositionLongVal.decimal,
        .maximumShortValue: echo.maxPositionShortVal.decimal,
        .maximumVolume: echo.maxVol.decimal,
        .availableLongValue: echo.availableLongVal.decimal,
        .availableShortValue: echo.availableShortVal.decimal,
        .availableLongVolume: echo.availableLongVol.decimal,
        .availableShortVolume: echo.availableShortVol.decimal,
        .availableVolume: echo.availableVol.decimal,
      ]))
  }

  // MARK: Position mode

  private struct Mode: Decodable { let dualSidePosition: LooseText }

  func positionMode(in answer: VenueAnswer) throws(VenueError) -> PositionMode {
    guard let isDual = try payload(Mode.self, in: answer)?.dualSidePosition.flag else {
      throw VenueError(.unreadable)
    }
    return isDual ? .hedge : .oneWay
  }

  // MARK: Tiers

  private struct TierRow: Decodable {
    let minPositionVal: ExactNumber
    let maxPositionVal: ExactNumber?
    let maintMarginRatio: ExactNumber?
  }

  /// Lowest first. The venue names no leverage for a tier.
  func tiers(in answer: VenueAnswer) throws(VenueError) -> [NotionalTier] {
    let rows = try payload([TierRow].self, in: answer) ?? []
    return rows.compactMap { row in
      row.minPositionVal.decimal.map { floor in
        NotionalTier(
          floor: floor, cap: row.maxPositionVal.positive, maximumLeverage: nil,
          maintenanceMarginRate: row.maintMarginRatio.positive)
      }
    }.sorted { $0.floor < $1.floor }
  }

  // MARK: Price

  private struct PriceRow: Decodable { let markPrice: ExactNumber? }

  func markPrice(in answer: VenueAnswer) throws(VenueError) -> Price? {
    try payload(PriceRow.self, in: answer)?.markPrice?.price
  }
}
