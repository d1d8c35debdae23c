/// A share of a rate limit, exact to a thousandth.
public struct RateShare: Hashable, Sendable {
  /// How many thousandths: 0 for nothing, 1000 for all.
  public let thousandths: Int

  /// A share; nil for anything below nothing or above all.
  public init?(thousandths: Int) {
    guard (0...1000).contains(thousandths) else { return nil }
    self.thousandths = thousandths
  }

  /// The share that a decimal between 0 and 1 with three digits after the point at most names, such
  /// as `0.25`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard let whole = parts.first, (1...3).contains(fraction.utf8.count),
      (whole + fraction).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let units = Int(whole),
      let rest = Int(fraction + repeatElement("0", count: 3 - fraction.utf8.count)),
      units <= 1
    else { return nil }
    self.init(thousandths: units * 1000 + rest)
  }

  private init(_ thousandths: Int) { self.thousandths = thousandths }

  /// What nobody asked for may take, unless the account says otherwise: a quarter.
  public static let background = RateShare(250)
  /// What a process takes that cannot count together with the others of the machine: a tenth, so
  /// that ten of them keep within the limit.
  public static let alone = RateShare(100)
  /// Nothing.
  public static let nothing = RateShare(0)
  /// Everything.
  public static let everything = RateShare(1000)

  /// How many units of a limit it is: rounded down, and at least one unless it is nothing.
  public func units(of limit: Int) -> Int {
    thousandths == 0 || limit == 0 ? 0 : max(1, limit * thousandths / 1000)
  }

  /// The most windows over which one request is spread.
  package static let longestSpan = 64

  /// Over which time so many units of a limit are this share of it: the window, or longer where the
  /// share of one window is less than that, ``longestSpan`` windows at most.
  package func span(of weight: Int, limit: Int, window: Duration) -> Duration {
    let share = limit * thousandths
    guard share > 0, weight * 1000 > share else { return window }
    return min(window * (weight * 1000) / share, window * RateShare.longestSpan)
  }
}
