public import Desk
public import FoundationEssentials
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
  public static func sidesObstacle(_ obstacle: SidesObstacle) -> String {
    switch obstacle {
    case .oneValue: "long and short must be the same: the venue keeps one value for both"
    case .oneWayMode: "long and short must be the same: the account is in one-way mode"
    case .modeNotKnown:
      "long and short may differ in hedge mode only, and no answer of the venue shows the "
        + "position mode of this instrument"
    }
  }

  /// Why there is one value and not one for each side.
  public static let oneValueForBothSides =
    "one value for long and short here: the venue or the position mode keeps no other"

  /// What stands for a setting that is neither read nor proved, where the venue offers no reading.
  public static func settingNotOffered(_ traits: VenueTraits) -> String {
    "not readable"
      + (traits.unsetIsAssumedMaximum ? "; if never set, assumed to be the maximum" : "")
  }

  /// Why a reading shows no setting, where no change has proved one either.
  public static func settingNotKnown(
    _ reading: LeverageReading, _ traits: VenueTraits
  ) -> String {
    switch reading.setting {
    case .read(let values): setting(values)
    case .shownByPosition(let values):
      "not known; the venue shows \(setting(values)), which the open position carries"
    case .notOffered: settingNotOffered(traits)
    case .notShown: "not known; the venue's answer leaves it out"
    }
  }

  /// A setting that is proved and not read: `20x (confirmed by lever: echo, 2 h ago)`.
  public static func proved(_ proved: ProvedSetting, now: Date) -> String {
    Wording.proved(proved, age: age(of: proved.provedAt, now: now))
  }

  /// The same with its age in words.
  public static func proved(_ proved: ProvedSetting, age: String) -> String {
    "\(setting(proved.setting)) (\(provedByLever): \(proof(proved.proof)), \(age); not read now)"
  }

  /// What stands where a venue does not give something.
  public static let notGivenByVenue = "not given by this venue"

  /// What stands beside limits of which the venue publishes no minimum.
  public static let minimumAssumed = "min assumed"
}
