import JournalModel
import LeverDomain

/// Finds the change that a person means by a name, whole or shortened.
struct ChangeFinder: Sendable {
  /// The beginning of a name that was typed, in lower case.
  let beginning: String

  /// - Throws: ``CommandFailure`` where no change has a name that begins so.
  init(_ typed: String) throws(CommandFailure) {
    guard let beginning = ChangeIdentifier.beginning(typed) else {
      throw CommandFailure(
        .unknownChange, "no change with ID \(Quoted(typed))",
        hint: "names have eight letters and digits, such as k3m9x2aa; lever journal lists them")
    }
    self.beginning = beginning
  }

  /// The changes with such a name, newest first, a few at most.
  func search(_ journal: any ChangeJournal) async throws(JournalError) -> [ChangeIdentifier] {
    // The records of a change that was tampered with are still found by its whole name.
    if let whole = ChangeIdentifier(beginning), try await !journal.records(of: whole).isEmpty {
      return [whole]
    }
    let filter = JournalFilter(nameBeginning: beginning)
    return try await journal.changes(matching: filter, limit: 4).changes.map(\.identifier)
  }

  /// The only one of those that were found.
  func only(of found: [ChangeIdentifier]) throws(CommandFailure) -> ChangeIdentifier {
    guard let first = found.first else {
      throw CommandFailure(
        .unknownChange, "the journal holds no change \(Quoted(beginning))",
        hint: "lever journal lists the changes with their names")
    }
    guard found.count > 1 else { return first }
    let names = found.prefix(3).map(\.text).joined(separator: ", ")
    throw CommandFailure(
      .unknownChange, "\(Quoted(beginning)) is the beginning of several changes",
      hint: "\(names)\(found.count > 3 ? " and others" : ""); type more of the name")
  }
}
