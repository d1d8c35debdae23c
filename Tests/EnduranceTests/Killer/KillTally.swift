import JournalModel
import LeverDomain

/// How often each point was truly reached, on each venue.
struct KillTally {
  private var counts: [PointReached: [Venue: Int]] = [:]
  private(set) var killed = 0
  /// Those that had ended before their moment came.
  private(set) var escaped = 0
  private(set) var outcomes: [String: Int] = [:]

  mutating func add(_ change: KilledChange) {
    guard change.isKilled else {
      escaped += 1
      return
    }
    killed += 1
    counts[change.point, default: [:]][change.plan.venue, default: 0] += 1
    let outcome = change.settled?.outcome?.rawValue ?? "none"
    outcomes[outcome, default: 0] += 1
  }

  func count(_ point: PointReached) -> Int { counts[point]?.values.reduce(0, +) ?? 0 }

  func count(_ point: PointReached, on venue: Venue) -> Int { counts[point]?[venue] ?? 0 }

  /// The closing table.
  var table: String {
    let venues = Venue.allCases
    var rows = [["killed"] + venues.map(\.rawValue) + ["all"]]
    for point in PointReached.allCases {
      rows.append(
        ["\(point)"] + venues.map { String(count(point, on: $0)) } + [String(count(point))])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.enumerated().map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + padding : padding + text
      }.joined(separator: "  ")
    }
    let words = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return lines.joined(separator: "\n")
      + "\n\(killed) killed, \(escaped) ended before; settled as "
      + words.joined(separator: ", ")
  }
}
