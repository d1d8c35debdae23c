import FoundationEssentials
import LeverDomain

@testable import VenueClient

/// What must hold for every value that leaves a decoder, whatever came in.
enum Invariants {
  static func hold(_ text: VenueText?) throws(BrokenInvariant) {
    guard let text else { return }
    for scalar in text.text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        throw BrokenInvariant("cleaned text holds U+\(String(scalar.value, radix: 16))")
      default: break
      }
    }
    // An ellipsis may mark a cut.
    try require(
      text.text.unicodeScalars.count <= VenueText.maximumLength + 1, "cleaned text is too long")
    try require(VenueText(cleaning: text.text) == text, "cleaning twice is not cleaning once")
  }

  static func hold(
    _ symbol: ContractSymbol, of alphabet: SymbolAlphabet
  ) throws(BrokenInvariant) {
    try require(ContractSymbol(symbol.text) == symbol, "a symbol does not read as itself")
    try require(alphabet.symbol(symbol.text) == symbol, "a symbol outside the venue's alphabet")
  }

  static func hold(_ leverage: Leverage?) throws(BrokenInvariant) {
    guard let leverage else { return }
    try require(leverage.units > 0, "a leverage is not above zero")
    try require(
      (try? Leverage(leverage.description)) == leverage,
      "leverage \(leverage.units) reads otherwise than it is written")
  }

  static func hold(_ setting: LeverageSetting?) throws(BrokenInvariant) {
    try hold(setting?.long)
    try hold(setting?.short)
  }

  static func hold(_ limits: LeverageLimits?) throws(BrokenInvariant) {
    guard let limits else { return }
    try hold(limits.minimum)
    try hold(limits.maximum)
    try hold(limits.step)
    try require(limits.count >= 1, "limits allow nothing")
    try require(limits.violation(of: limits.minimum) == nil, "limits refuse their own minimum")
    try require(limits.violation(of: limits.maximum) == nil, "limits refuse their own maximum")
    for index in [0, 1, limits.count / 2, limits.count - 1, limits.count] {
      let value = limits.value(at: index)
      try require(limits.violation(of: value) == nil, "limits refuse a value of theirs")
      try require(!limits.nearestAllowed(to: value).isEmpty, "nothing is near an allowed value")
    }
  }

  /// A number that is money or a size: finite, and written as it reads.
  static func hold(_ number: Decimal?) throws(BrokenInvariant) {
    guard let number else { return }
    try require(number.isFinite, "a number is not finite")
    try require(!number.description.isEmpty, "a number has no text")
  }

  static func hold(positive number: Decimal?) throws(BrokenInvariant) {
    try hold(number)
    try require(number.map { $0 > 0 } ?? true, "a number that stands for one above zero is not")
  }

  static func hold(_ price: Price?) throws(BrokenInvariant) {
    try hold(positive: price?.value)
  }

  static func hold(
    _ instruments: [Instrument], of alphabet: SymbolAlphabet, sorted: Bool = true
  ) throws(BrokenInvariant) {
    for instrument in instruments {
      try hold(instrument.symbol, of: alphabet)
      try hold(instrument.baseAsset)
      try hold(instrument.quoteAsset)
      if case .notTradable(let reason) = instrument.status { try hold(reason) }
      try hold(instrument.limits)
      try hold(positive: instrument.maximumPositionValue)
      try hold(instrument.maintenanceMarginRate)
    }
    guard sorted else { return }
    for (first, second) in zip(instruments, instruments.dropFirst()) {
      try require(first.symbol <= second.symbol, "instruments are not sorted")
    }
  }

  static func hold(
    _ positions: [Position], of alphabet: SymbolAlphabet
  ) throws(BrokenInvariant) {
    for position in positions {
      try hold(position.symbol, of: alphabet)
      try hold(position.identifier)
      try hold(positive: position.size)
      try hold(positive: position.entryPrice)
      try hold(positive: position.markPrice)
      try hold(positive: position.liquidationPrice)
      try hold(position.value)
      try hold(position.margin)
      try hold(position.leverage)
      try hold(position.marginMode)
    }
  }

  static func hold(
    _ orders: [OpenOrder], of alphabet: SymbolAlphabet
  ) throws(BrokenInvariant) {
    for order in orders {
      try hold(order.symbol, of: alphabet)
      try hold(order.identifier)
      try hold(order.type)
      try hold(order.status)
      try hold(positive: order.price)
      try hold(positive: order.quantity)
      if let moment = order.createdAt {
        try require(moment.milliseconds > 0, "an order is older than time")
      }
    }
  }

  static func hold(
    _ reading: LeverageReading, of alphabet: SymbolAlphabet
  ) throws(BrokenInvariant) {
    try hold(reading.values)
    try hold(reading.limits)
    try hold(positive: reading.maximumPositionValue)
    try hold(reading.positions ?? [], of: alphabet)
  }

  static func hold(_ mode: MarginMode?) throws(BrokenInvariant) {
    guard case .other(let word)? = mode else { return }
    try hold(word)
    try require(!word.isEmpty, "a margin mode has no word")
  }

  static func hold(_ wallet: Wallet?) throws(BrokenInvariant) {
    try hold(wallet?.currency)
    try hold(wallet?.balance)
    try hold(wallet?.available)
  }

  static func hold(_ tiers: [NotionalTier]) throws(BrokenInvariant) {
    for tier in tiers {
      try hold(tier.floor)
      try hold(positive: tier.cap)
      try hold(tier.maximumLeverage)
      try hold(positive: tier.maintenanceMarginRate)
    }
    for (first, second) in zip(tiers, tiers.dropFirst()) {
      try require(first.floor <= second.floor, "tiers are not sorted")
    }
  }

  static func hold(_ report: KeyReport) throws(BrokenInvariant) {
    for permission in report.permissions { try hold(permission) }
  }

  static func hold(_ error: VenueError?) throws(BrokenInvariant) {
    guard let error else { return }
    try hold(error.code)
    try hold(error.message)
    try hold(error.requestIdentifier)
    if let wait = error.retryAfter {
      try require(wait >= .zero && wait <= .seconds(86_400), "a refusal asks to wait \(wait)")
    }
  }
}
