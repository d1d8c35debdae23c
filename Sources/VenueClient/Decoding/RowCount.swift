import LeverDomain

/// What the rows of a list are about, each of which may be named once.
struct RowCount<Subject: Hashable> {
  private var seen: Set<Subject> = []

  /// Notes a row.
  ///
  /// - Throws: ``VenueError`` of kind `unreadable` for a second one about the same: nothing tells
  ///   which of the two holds.
  mutating func note(_ subject: Subject) throws(VenueError) {
    guard seen.insert(subject).inserted else {
      throw VenueError(.unreadable, message: "Two rows about the same")
    }
  }
}
