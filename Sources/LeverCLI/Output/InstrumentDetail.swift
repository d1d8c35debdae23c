import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// One instrument as `show` tells people of it.
struct InstrumentDetail {
  let row: InstrumentRow
  let paint: Paint
  let shapes: Shapes
  let now: Date

  private var reading: InstrumentReading { row.reading }

  /// The whole text, in ended lines.
  var text: String {
    var lines = [
      paint("\(row.account.name) \(reading.instrument.symbol)", .accent)
        + paint("  \(row.account.venue.displayName)", .muted)
    ]
    lines += [
      line("status", status),
      line("leverage", setting),
      line("limits", limits),
      line("position mode", mode),
      line("margin mode", marginMode),
      line("available margin", availableMargin),
      line("mark price", price),
      line("max position", largestPosition),
    ]
    let positions = Wording.positionLeverages(reading)
    if !positions.isEmpty { lines.insert(line("", positions), at: 3) }
    lines += block("positions", reading.positions, none: "none", Wording.position)
    if let effect = Wording.positionEffect(reading, row.account.traits) {
      lines.append(line("", paint(effect, .muted)))
    }
    lines += block("open orders", reading.openOrders, none: "none") {
      Wording.order($0, now: now)
    }
    lines += block("tiers", reading.tiers, none: Wording.notGivenByVenue, tier)
    lines.append(line("changeable", changeable))
    lines += PreconditionLines(venue: row.account.venue, paint: paint, now: now)
      .lines(row.preconditions)
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ name: String, _ value: String) -> String {
    "  " + paint(name.padded(to: 18), .muted) + value
  }

  private func block<Item: Sendable>(
    _ name: String, _ reading: Reading<[Item]>, none: String, _ words: (Item) -> String
  ) -> [String] {
    guard let items = reading.value else { return [line(name, absent(reading))] }
    guard let first = items.first else { return [line(name, paint(none, .muted))] }
    return [line(name, words(first))] + items.dropFirst().map { line("", words($0)) }
  }

  private func absent<Value: Sendable>(_ reading: Reading<Value>) -> String {
    switch reading {
    case .failed(let error, _) where error.kind == .unavailable:
      paint(Wording.notGivenByVenue, .muted)
    case .failed(let error, _): paint("not read: \(Wording.error(error))", .unknown)
    case .notRead, .read: paint("not read", .unknown)
    }
  }

  private var quote: String { reading.instrument.quoteAsset.text }

  private var status: String {
    reading.instrument.status.isTradable
      ? row.status : paint("not tradable: \(row.status)", .danger)
  }

  private var setting: String {
    switch reading.setting {
    case .read(let values, let date):
      return "\(Wording.setting(values)) (read, \(Wording.age(of: date, now: now)))"
    case .proved(let proved): return Wording.proved(proved, now: now)
    case .notKnown:
      guard let told = reading.leverage.value else { return absent(reading.leverage) }
      return paint(Wording.settingNotKnown(told, row.account.traits), .unknown)
    }
  }

  private var limits: String {
    guard let limits = reading.limits else { return absent(reading.leverage) }
    return Wording.limits(limits)
      + (row.account.traits.minimumIsAssumed
        ? paint("  (\(Wording.minimumAssumed); not published)", .muted) : "")
  }

  private var mode: String {
    if let mode = reading.knownPositionMode { return Wording.positionMode(mode) }
    guard case .read = reading.positionMode else { return absent(reading.positionMode) }
    return paint("the venue does not show it", .unknown)
  }

  private var marginMode: String {
    guard let mode = reading.marginMode.value else { return absent(reading.marginMode) }
    return mode.map(Wording.marginMode)
      ?? paint(Wording.marginModeNotGiven(row.account.traits.marginModeSource), .muted)
  }

  private var availableMargin: String {
    guard let wallet = reading.wallet.value else { return absent(reading.wallet) }
    return wallet.map(Wording.wallet) ?? paint(Wording.notGivenByVenue, .muted)
  }

  private var price: String {
    guard let price = reading.markPrice.value else { return absent(reading.markPrice) }
    return price.map { "\(Wording.amount($0.value)) \(quote)" }
      ?? paint(Wording.notGivenByVenue, .muted)
  }

  private var largestPosition: String {
    let value =
      reading.leverage.value?.maximumPositionValue ?? reading.instrument.maximumPositionValue
    if let value { return "\(Wording.grouped(Wording.amount(value))) \(quote)" }
    return reading.leverage.value == nil
      ? absent(reading.leverage) : paint(Wording.notGivenByVenue, .muted)
  }

  private func tier(_ tier: NotionalTier) -> String {
    var parts = [
      "from \(Wording.amount(tier.floor))"
        + (tier.cap.map { " to \(Wording.amount($0))" } ?? " on") + " \(quote)"
    ]
    if let maximum = tier.maximumLeverage { parts.append("at most \(Wording.multiple(maximum))") }
    if let rate = tier.maintenanceMarginRate {
      parts.append("maintenance margin \(Wording.amount(rate * 100)) %")
    }
    return parts.joined(separator: ", ")
  }

  private var changeable: String {
    switch row.isChangeable {
    case true?: paint("yes", .positive)
    case false?: paint("no", .danger)
    case nil: paint("not known", .unknown)
    }
  }
}
