public import LeverDomain

extension Wording {
  /// Why a text is no leverage, and what would be.
  public static func syntaxError(_ error: LeverageSyntaxError, text: String) -> String {
    let shown = SanitizedText(text.prefix(40), collapsesSpace: true).text
    return switch error {
    case .empty: "no leverage given; write a number such as 20 or 12.5"
    case .notDecimal: "\"\(shown)\" is not a plain decimal number; write it as 20 or 12.5"
    case .notPositive: "\"\(shown)\" is not above zero; leverage starts at a positive multiple"
    case .tooPrecise: "\"\(shown)\" has more than 8 decimal places"
    case .tooLarge: "\"\(shown)\" is above \(Leverage.largestMultiple), more than any venue offers"
    }
  }

  /// Why a leverage is not allowed, with the nearest that are.
  public static func violation(_ violation: LimitViolation) -> String {
    let value = multiple(violation.value)
    let limits = violation.limits
    let why =
      switch violation.cause {
      case .belowMinimum: "\(value) is below the minimum of \(multiple(limits.minimum))"
      case .aboveMaximum: "\(value) is above the maximum of \(multiple(limits.maximum))"
      case .offStep:
        "\(value) is off the step of \(limits.step) from \(multiple(limits.minimum))"
      }
    return "\(why); nearest allowed: \(nearest(violation))"
  }

  /// The nearest allowed values: `24x and 25x`.
  public static func nearest(_ violation: LimitViolation) -> String {
    violation.nearest.map(multiple).joined(separator: " and ")
  }

  /// Why long and short may not differ.
  public static let sidesMustAgree =
    "long and short must be the same here: the venue keeps one value in this position mode"

  /// Why there is one value and not one for each side.
  public static let oneValueForBothSides =
    "one value for long and short here: the venue or the position mode keeps no other"

  /// What stands for the setting where the venue offers no reading and this program has not set it.
  public static func settingNotOffered(_ traits: VenueTraits) -> String {
    traits.unsetMeansMaximum
      ? "not set here (default: the maximum)" : "not set here (venue's default)"
  }

  /// What stands where a venue does not give something.
  public static let notGivenByVenue = "not given by this venue"
}
