import FoundationEssentials
import LeverDomain

/// How what an accepting answer told becomes fields, and back. Records written before these fields
/// existed have none of them, and read as answers that told no more.
extension CanonicalFields {
  private static func name(of measure: PositionCaps.Measure) -> String {
    "position-cap." + measure.rawValue.map { $0 == "_" ? "-" : String($0) }.joined()
  }

  /// One field for each amount that is known.
  mutating func add(_ caps: PositionCaps) {
    for measure in PositionCaps.Measure.allCases { add(Self.name(of: measure), caps[measure]) }
  }

  /// The amounts; nil when one of them is malformed.
  var positionCaps: PositionCaps? {
    var amounts: [PositionCaps.Measure: Decimal] = [:]
    for measure in PositionCaps.Measure.allCases {
      guard let amount = optional(Self.name(of: measure), Self.amount) else { return nil }
      amounts[measure] = amount
    }
    return PositionCaps(amounts)
  }

  private static func amount(_ text: String) -> Decimal? {
    // The text that writing gives, and no other that reads as the same number.
    guard let amount = Decimal(string: text), amount.description == text, amount >= 0 else {
      return nil
    }
    return amount
  }

  /// The forms in their order; nil for none.
  static func text(_ forms: [RequestForm]) -> String? {
    forms.isEmpty ? nil : forms.map(\.rawValue).joined(separator: " ")
  }

  /// The forms that a text names; nil when one of them is unknown.
  static func forms(_ text: String) -> [RequestForm]? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let forms = words.compactMap { RequestForm(rawValue: String($0)) }
    return forms.count == words.count ? forms : nil
  }
}
