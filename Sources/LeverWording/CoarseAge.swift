public import FoundationEssentials

/// How long ago something was, in steps coarse enough that a screen at rest stays at rest: under
/// five seconds, tens of seconds, minutes, hours, days.
public struct CoarseAge: Hashable, Sendable {
  /// Whole seconds; a time ahead of now counts as now.
  private let seconds: Int

  /// How long `date` lies before `now`.
  public init(of date: Date, now: Date) {
    seconds = Int(max(0, min(now.timeIntervalSince(date), 1e9)))
  }

  private static let minute = 60
  private static let hour = 3600
  private static let day = 86400

  /// In words: `just now`, `20 s ago`, `3 min ago`, `2 h ago`, `4 d ago`.
  public var text: String {
    switch seconds {
    case ..<5: "just now"
    case ..<10: "5 s ago"
    case ..<Self.minute: "\(seconds / 10 * 10) s ago"
    case ..<Self.hour: "\(seconds / Self.minute) min ago"
    case ..<Self.day: "\(seconds / Self.hour) h ago"
    default: "\(seconds / Self.day) d ago"
    }
  }

  /// In three columns at most, up to 99 days: `now`, `20s`, `3m`, `2h`, `4d`.
  public var short: String {
    switch seconds {
    case ..<5: "now"
    case ..<10: "5s"
    case ..<Self.minute: "\(seconds / 10 * 10)s"
    case ..<Self.hour: "\(seconds / Self.minute)m"
    case ..<Self.day: "\(seconds / Self.hour)h"
    default: "\(seconds / Self.day)d"
    }
  }

  /// How many seconds until the words change.
  public var secondsUntilChange: Int {
    let unit =
      switch seconds {
      case ..<10: 5
      case ..<Self.minute: 10
      case ..<Self.hour: Self.minute
      case ..<Self.day: Self.hour
      default: Self.day
      }
    return unit - seconds % unit
  }

  /// Whether something this old should not be leaned on: a minute or more.
  public var isStale: Bool { seconds >= Self.minute }
}
