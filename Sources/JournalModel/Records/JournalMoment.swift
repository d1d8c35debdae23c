public import FoundationEssentials
public import LeverDomain

/// When something was noted: by the local clock, and by the venue's where its offset is known.
/// Kept to the millisecond.
public struct JournalMoment: Hashable, Sendable {
  /// The local clock.
  public let local: Date
  /// The venue's clock; nil when its offset is not known.
  public let venue: Date?

  /// A moment. Parts below a millisecond are rounded away.
  public init(local: Date, venue: Date? = nil) {
    self.local = JournalTimestamp.rounded(local)
    self.venue = venue.map(JournalTimestamp.rounded)
  }

  /// A moment by the local clock, corrected for the venue by a measured offset.
  public init(local: Date, clock: ClockOffset?) {
    guard let parts = clock?.offset.components else {
      self.init(local: local)
      return
    }
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    self.init(local: local, venue: local.addingTimeInterval(seconds))
  }

  /// The local time in RFC 3339, UTC, to the millisecond: as the journal writes it.
  public var localText: String { JournalTimestamp.text(local) }

  /// The venue's time in the same form; nil when its offset is not known.
  public var venueText: String? { venue.map(JournalTimestamp.text) }
}
