public import FoundationEssentials

/// How far a venue's clock is ahead of this machine's.
public struct ClockOffset: Hashable, Sendable {
  /// Venue time minus local time.
  public let offset: Duration
  /// Half of the round trip of the measurement: the offset is true to within this.
  public let uncertainty: Duration
  /// When it was measured, by the local clock.
  public let measuredAt: Date

  /// A measured offset.
  public init(offset: Duration, uncertainty: Duration, measuredAt: Date) {
    self.offset = offset
    self.uncertainty = uncertainty
    self.measuredAt = measuredAt
  }
}
