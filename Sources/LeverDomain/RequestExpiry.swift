public import FoundationEssentials

/// From when on a venue no longer takes a request, so that a reading made later is conclusive.
public enum RequestExpiry {
  /// Added to every window, for clocks that run at slightly different speeds.
  public static let margin: Duration = .seconds(2)

  /// The moment, by the local clock; nil where the venue checks no time or its clock is not known.
  ///
  /// - Parameters:
  ///   - date: when the request was signed, by the local clock.
  ///   - lifetime: how long after signing the venue may take it, by its own clock; nil for ever.
  ///   - clock: the venue's clock, as the request was signed with it.
  public static func moment(
    signedAt date: Date, lifetime: Duration?, clock: ClockOffset?
  ) -> Date? {
    guard let lifetime, let clock else { return nil }
    // The offset that was signed with may be off by as much as it is uncertain.
    return date.adding(lifetime + clock.uncertainty + margin)
  }
}

extension Date {
  /// The moment a duration later.
  public func adding(_ duration: Duration) -> Date {
    let parts = duration.components
    return addingTimeInterval(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }
}
