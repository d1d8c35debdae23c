package import FoundationEssentials

/// Times as the journal writes them: RFC 3339, UTC, always with milliseconds, as in
/// `2026-11-21T04:05:06.078Z`. One text for one moment, so that hashes agree everywhere.
package enum JournalTimestamp {
  private static let millisecondsPerDay: Int64 = 86_400_000

  package static func milliseconds(_ date: Date) -> Int64 {
    let value = (date.timeIntervalSince1970 * 1000).rounded()
    // Years 1 to 9999, what RFC 3339 can say.
    return Int64(max(-62_135_596_800_000, min(value, 253_402_300_799_999)))
  }

  package static func date(milliseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  package static func rounded(_ date: Date) -> Date { self.date(milliseconds: milliseconds(date)) }

  package static func text(_ date: Date) -> String {
    let total = milliseconds(date)
    let days = (total - remainder(total, millisecondsPerDay)) / millisecondsPerDay
    let time = remainder(total, millisecondsPerDay)
    let (year, month, day) = civil(days: days)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
      + "T\(padded(time / 3_600_000, 2)):\(padded(time / 60_000 % 60, 2))"
      + ":\(padded(time / 1000 % 60, 2)).\(padded(time % 1000, 3))Z"
  }

  /// Nil for anything that ``text(_:)`` does not write.
  package static func date(_ text: some StringProtocol) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count == 24 else { return nil }
    func number(_ range: Range<Int>) -> Int64? {
      var value: Int64 = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let millisecond = number(20..<23), (1...12).contains(month), (1...31).contains(day),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let time = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    let date = date(
      milliseconds: days(year: year, month: month, day: day) * millisecondsPerDay + time)
    return self.text(date) == text ? date : nil
  }

  private static func padded(_ value: Int64, _ places: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, places - digits.count)) + digits
  }

  private static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  // The Gregorian calendar counted in eras of 400 years that begin on the first of March.

  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let dayOfEra = remainder(shifted, 146_097)
    let era = (shifted - dayOfEra) / 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let yearOfEra = remainder(marchYear, 400)
    let era = (marchYear - yearOfEra) / 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
