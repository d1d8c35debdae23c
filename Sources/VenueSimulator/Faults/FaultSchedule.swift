/// The faults in force, and how many requests each has met.
struct FaultSchedule: Sendable {
  private var entries: [(fault: Fault, count: Int)]

  init(_ faults: [Fault]) { entries = faults.map { ($0, 0) } }

  mutating func add(_ fault: Fault) { entries.append((fault, 0)) }

  mutating func removeAll() { entries = [] }

  /// The faults that this request suffers; counts it.
  mutating func faults(
    for request: Request, venue: SimulatedVenue, isChange: Bool, isSecondLeg: Bool
  ) -> [Fault] {
    var found: [Fault] = []
    for index in entries.indices
    where entries[index].fault.concerns(
      request, venue: venue, isChange: isChange, isSecondLeg: isSecondLeg)
    {
      entries[index].count += 1
      if entries[index].fault.occurrences.contains(entries[index].count) {
        found.append(entries[index].fault)
      }
    }
    return found
  }
}
