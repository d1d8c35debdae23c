public import FoundationEssentials
public import LeverDomain

extension Wording {
  /// A multiple: `12.34x`.
  public static func multiple(_ leverage: Leverage) -> String { "\(leverage)x" }

  /// A setting: `20x`, or `long 20x, short 10x` where the sides differ.
  public static func setting(_ setting: LeverageSetting) -> String {
    setting.isUniform
      ? multiple(setting.long)
      : "long \(multiple(setting.long)), short \(multiple(setting.short))"
  }

  /// Limits with their step: `1x to 25x, step 1`.
  public static func limits(_ limits: LeverageLimits) -> String {
    "\(multiple(limits.minimum)) to \(multiple(limits.maximum)), step \(limits.step)"
  }

  /// A position mode: `one-way` or `hedge`.
  public static func positionMode(_ mode: PositionMode) -> String {
    switch mode {
    case .oneWay: "one-way"
    case .hedge: "hedge"
    }
  }

  /// A margin mode: `isolated`, `cross`, or the venue's own word.
  public static func marginMode(_ mode: MarginMode) -> String {
    switch mode {
    case .isolated: "isolated"
    case .cross: "cross"
    case .other(let word): word.text
    }
  }

  /// What stands where a venue shows no margin mode.
  public static func marginModeNotGiven(_ source: VenueTraits.MarginModeSource) -> String {
    source == .openPositions ? "shown with positions only" : notGivenByVenue
  }

  /// What is free to become margin, of how much: `24950.12 of 25000 USDT`.
  public static func wallet(_ wallet: Wallet) -> String {
    switch (wallet.available, wallet.balance) {
    case (let available?, let balance?):
      "\(money(available)) of \(money(balance)) \(wallet.currency)"
    case (let available?, nil): "\(money(available)) \(wallet.currency)"
    case (nil, let balance?): "not given; the balance is \(money(balance)) \(wallet.currency)"
    case (nil, nil): notGivenByVenue
    }
  }

  /// An amount of money that is shown to be compared: cut (not rounded) after two decimal places.
  public static func money(_ amount: Decimal) -> String {
    let text = Wording.amount(amount)
    guard let point = text.firstIndex(of: "."),
      let end = text.index(point, offsetBy: 3, limitedBy: text.endIndex)
    else { return text }
    return String(text[..<end])
  }

  /// An amount as plain decimal text, cut (not rounded) after eight decimal places.
  public static func amount(_ amount: Decimal) -> String {
    let text = amount.description
    guard let point = text.firstIndex(of: "."),
      let end = text.index(point, offsetBy: 9, limitedBy: text.endIndex), end < text.endIndex
    else { return text }
    var cut = text[..<end]
    while cut.last == "0" { cut.removeLast() }
    if cut.last == "." { cut.removeLast() }
    return String(cut)
  }

  /// A length of time in its two largest units at most: `3 s`, `2 min 5 s`, `250 ms`.
  public static func duration(_ duration: Duration) -> String {
    let sign = duration < .zero ? "-" : ""
    let parts = (duration < .zero ? .zero - duration : duration).components
    let seconds = parts.seconds
    let milliseconds = parts.attoseconds / 1_000_000_000_000_000
    switch seconds {
    case 0: return "\(sign)\(milliseconds) ms"
    case 1..<10 where milliseconds >= 100:
      return "\(sign)\(seconds).\(milliseconds / 100) s"
    case ..<60: return "\(sign)\(seconds) s"
    case ..<3600: return "\(sign)\(seconds / 60) min" + tail(seconds % 60, "s")
    case ..<86400: return "\(sign)\(seconds / 3600) h" + tail(seconds % 3600 / 60, "min")
    default: return "\(sign)\(seconds / 86400) d" + tail(seconds % 86400 / 3600, "h")
    }
  }

  private static func tail(_ count: Int64, _ unit: String) -> String {
    count == 0 ? "" : " \(count) \(unit)"
  }

  /// How long ago something was: `now`, `3 s ago`. A time ahead of `now` counts as now.
  public static func age(of date: Date, now: Date) -> String {
    let seconds = Int64(max(0, min(now.timeIntervalSince(date), 1e9)))
    return seconds < 1 ? "now" : duration(.seconds(seconds)) + " ago"
  }

  /// A time in RFC 3339, UTC, to the second: `2026-11-21T04:05:06Z`.
  public static func timestamp(_ date: Date) -> String {
    date.formatted(.iso8601)
  }
}
