import FoundationEssentials
import TestSupport

/// What `lever set --output json` promises, as far as tests look at it.
struct ChangesDocument: Decodable {
  struct Values: Decodable, Equatable {
    let long: String
    let short: String
  }

  struct Evidence: Decodable {
    struct Order: Decodable {
      let id: String
      let symbol: String
    }

    let order: Order?
  }

  struct Precondition: Decodable {
    let kind: String
    let state: String
    let rule: String
    let evidence: [Evidence]
  }

  struct Change: Decodable {
    let id: String?
    let account: String
    let venue: String
    let symbol: String
    let from: Values?
    let to: Values
    let outcome: String?
    let proof: String?
    let reason: String?
    let undo_of: String?
    let changed_since: Bool?
    let preconditions: [Precondition]
  }

  let schema: String
  let changes: [Change]
}

/// What `lever journal --output json` and `lever journal reconcile` promise, as far as tests look at it.
struct JournalDocument: Decodable {
  struct Author: Decodable {
    let command: String
  }

  struct Change: Decodable {
    let id: String
    let account: String
    let to: ChangesDocument.Values
    let outcome: String?
    let proof: String?
    let reason: String?
    let in_doubt: Bool
    let under_way: Bool
    let submitted_by: Author
    let decided_at: String?
    let reconciled_by: Author?
    let reconciliation: String?
  }

  let schema: String
  let changes: [Change]
}

/// What `lever journal --follow --output json` promises of each line, as far as tests look at it.
struct EntryDocument: Decodable {
  let schema: String
  let record: Int
  let entry: String
  let head: String
  let change: JournalDocument.Change
}

/// What a command promises in place of a result, as far as tests look at it.
struct FailureDocument: Decodable {
  struct Failure: Decodable {
    let kind: String
    let message: String
    let hint: String?
    let venue_error: String?
  }

  let schema: String
  let error: Failure
}

/// What `lever list --output json` promises, as far as tests look at it.
struct InstrumentsDocument: Decodable {
  struct Row: Decodable {
    let account: String
    let symbol: String
    let status: String
    let minimum: String?
    let maximum: String?
    let step: String?
    let long: String?
    let short: String?
    let setting_proof: String?
    let position_mode: String?
    let changeable: Bool?
  }

  let schema: String
  let instruments: [Row]
}

extension ProgramRunner.Result {
  /// The output as a document.
  func document<Document: Decodable>(_ type: Document.Type) throws -> Document {
    try JSONDecoder().decode(type, from: Data(output.utf8))
  }
}
