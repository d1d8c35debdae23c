public import LeverDomain

extension Wording {
  /// A plain decimal text with its whole part in groups of three digits: `10 000 000.5`.
  public static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { $0 == "-" }
    var grouped = String(whole.prefix(whole.count - digits.count))
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(" ") }
      grouped.append(digit)
    }
    return grouped + text[whole.endIndex...]
  }

  /// The largest positions that a venue named for a leverage: `max position at 15x: 1 000 000 USDT`,
  /// one line for the largest and one for what the margin at hand still allows. Empty where the
  /// venue named none.
  public static func positionCaps(
    _ caps: PositionCaps, at setting: LeverageSetting, quoteAsset: String
  ) -> [String] {
    let asset = quoteAsset.isEmpty ? "" : " \(quoteAsset)"
    func value(_ measure: PositionCaps.Measure, _ name: String) -> String? {
      caps[measure].map { name + grouped(amount($0)) + asset }
    }
    func volume(_ measure: PositionCaps.Measure, _ name: String) -> String? {
      caps[measure].map { "\(name)volume \(grouped(amount($0)))" }
    }
    let lines: [(String, [String?])] = [
      (
        "max position at \(Wording.setting(setting)): ",
        [
          value(.maximumValue, ""), value(.maximumLongValue, "long "),
          value(.maximumShortValue, "short "), volume(.maximumVolume, ""),
        ]
      ),
      (
        "available to open: ",
        [
          value(.availableLongValue, "long "), volume(.availableLongVolume, "long "),
          value(.availableShortValue, "short "), volume(.availableShortVolume, "short "),
          volume(.availableVolume, ""),
        ]
      ),
    ]
    return lines.compactMap { title, parts in
      let known = parts.compactMap(\.self)
      return known.isEmpty ? nil : title + known.joined(separator: ", ")
    }
  }
}
