public import FoundationEssentials

/// A time as a person types it: a moment, a span that ends now, or a day by its name. Days are UTC's.
public enum TimePoint: Equatable, Sendable {
  /// A moment.
  case moment(Date)
  /// So long ago.
  case ago(Duration)
  /// The beginning of the day that is so many days ago.
  case day(ago: Int)

  /// How a time is typed, for the sentence when one was not understood.
  static let examples = "2h, 7d, today, 2026-11-21 or 2026-11-21T04:05:06Z"

  /// Nil for anything that is no time.
  init?(_ text: String) {
    switch text.lowercased() {
    case "today": self = .day(ago: 0)
    case "yesterday": self = .day(ago: 1)
    default:
      if let span = Self.span(text) {
        self = .ago(span)
      } else if let date = RFC3339.date(text) {
        self = .moment(date)
      } else {
        return nil
      }
    }
  }

  /// When that is.
  func date(now: Date) -> Date {
    switch self {
    case .moment(let date): return date
    case .ago(let span): return now.addingTimeInterval(-Double(span.components.seconds))
    case .day(let count):
      let day = (now.timeIntervalSince1970 / 86_400).rounded(.down) - Double(count)
      return Date(timeIntervalSince1970: day * 86_400)
    }
  }

  /// `90s`, `15m`, `2h`, `7d` or `2w`.
  private static func span(_ text: String) -> Duration? {
    let seconds: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    let digits = text.dropLast()
    guard let unit = text.last.flatMap({ seconds[$0] }), (1...6).contains(digits.count),
      digits.allSatisfy({ ("0"..."9").contains($0) }), let count = Int64(digits)
    else { return nil }
    return .seconds(count * unit)
  }
}

/// Times as RFC 3339 writes them, with any offset and any fraction; a day alone is its beginning.
enum RFC3339 {
  /// Nil for anything else, also where a time has no offset: nobody could tell which time it is.
  static func date(_ text: String) -> Date? {
    let parts = text.uppercased().split(
      separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = parts.first, hasShape(day, "0000-00-00") else { return nil }
    guard parts.count == 2 else { return utc(day, "00:00:00") }
    var clock = parts[1]
    guard let offset = takeOffset(&clock), hasShape(clock.prefix(8), "00:00:00"),
      let date = utc(day, clock.prefix(8))
    else { return nil }
    let fraction = clock.dropFirst(8)
    guard fraction.isEmpty || hasShape(fraction, "." + String(repeating: "0", count: 9)) else {
      return nil
    }
    return date.addingTimeInterval((Double("0" + fraction) ?? 0) - Double(offset))
  }

  private static func utc(_ day: Substring, _ clock: some StringProtocol) -> Date? {
    let text = "\(day)T\(clock)Z"
    // Reading is lenient: the 31st of June must not become the first of July.
    guard let date = try? Date(text, strategy: .iso8601), date.formatted(.iso8601) == text else {
      return nil
    }
    return date
  }

  /// Takes the offset from the end; in seconds east.
  private static func takeOffset(_ clock: inout Substring) -> Int? {
    if clock.last == "Z" {
      clock.removeLast()
      return 0
    }
    let text = clock.suffix(6)
    guard hasShape(text.dropFirst(), "00:00"), let sign = text.first, sign == "+" || sign == "-",
      let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)), hours < 24,
      minutes < 60
    else { return nil }
    clock.removeLast(6)
    return (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
  }

  /// Whether a text has digits where `shape` has zeros, and otherwise the same characters; a shape
  /// that begins with a point may be longer than the text.
  private static func hasShape(_ text: some StringProtocol, _ shape: String) -> Bool {
    guard text.count == shape.count || shape.first == "." && (2...shape.count).contains(text.count)
    else { return false }
    return zip(text, shape).allSatisfy { character, model in
      model == "0" ? ("0"..."9").contains(character) : character == model
    }
  }
}
