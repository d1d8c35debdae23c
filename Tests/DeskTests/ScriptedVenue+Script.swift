import DomainTestSupport
import FoundationEssentials
import LeverDomain

extension ScriptedVenue {
  /// A venue that does what a script says, and nothing beyond it.
  convenience init(
    venue: Venue = .bingx, traits: VenueTraits, isReadOnly: Bool = false, script: Script
  ) {
    self.init(venue, traits: traits, isReadOnly: isReadOnly) { $0 = script }
  }
}

extension ScriptedVenue.Script {
  /// A script whose settings are written down, and not kept: a change that no answer is written for
  /// does not get through.
  init(
    setting: Result<LeverageReading.Setting, VenueError> = .success(.notShown),
    settingAfterChange: Result<LeverageReading.Setting, VenueError>? = nil,
    limits: LeverageLimits? = nil, mode: Result<PositionMode?, VenueError> = .success(.oneWay),
    positions: Result<[Position], VenueError> = .success([]),
    orders: Result<[OpenOrder], VenueError> = .success([]), answers: [ChangeAnswer] = [],
    expiresAt: Date? = nil
  ) {
    self.init()
    self.setting = setting
    self.settingAfterChange = settingAfterChange
    self.limits = limits
    self.mode = mode
    self.positions = positions
    self.orders = orders
    self.answers = answers
    self.expiresAt = expiresAt
    laterAnswer = .failed(VenueError(.unreachable))
  }
}
