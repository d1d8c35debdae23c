import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// One entry of the journal, as following it tells of it.
struct JournalEntryRow: Sendable {
  /// The entry in its place.
  let record: JournalRecord
  /// The change that it is about, as it stood then; nil where it is about none.
  let change: JournalledChange?

  private var row: JournalRow? { change.map { JournalRow($0, claims: []) } }
  private var head: JournalHead { JournalHead(sequence: record.sequence, hash: record.hash) }

  /// The entry as a document on one line. `head` is the end of the chain with it, to be kept
  /// elsewhere.
  var json: JSONValue {
    var recovery = JSONValue.null
    if case .recovery(let found)? = record.entry { recovery = JSONValue(found) }
    return [
      "schema": .string(Document.schema),
      "record": .integer(record.sequence),
      "entry": JSONValue(record.entry?.word),
      "at": JSONValue(record.entry?.moment.localText),
      "at_venue": JSONValue(record.entry?.moment.venueText),
      "head": .string(head.description),
      "explanation": .string(Wording.entry(record, of: change)),
      "answer": answer,
      "change": row.map { .object($0.members) } ?? .null,
      "recovery": recovery,
    ]
  }

  /// What one request of the change was answered; null for other entries.
  private var answer: JSONValue {
    guard case .answer(let answer)? = record.entry else { return .null }
    let (word, acceptance, error): (String, ChangeAcceptance?, VenueError?) =
      switch answer.answer {
      case .accepted(let acceptance): ("accepted", acceptance, nil)
      case .notModified(let error): ("not_modified", nil, error)
      case .failed(let error): ("failed", nil, error)
      }
    return [
      "request": .integer(Int64(answer.step + 1)), "answer": .string(word),
      "echo": JSONValue(acceptance?.echo),
      "max_position": JSONValue(acceptance?.positionCaps),
      "forms": JSONValue(answer.answer.forms),
      "error": error.map { JSONValue($0) } ?? .null,
    ]
  }

  /// The columns for comma-separated values, in order.
  static let columns =
    ["record", "entry", "at", "at_venue", "head"] + JournalRow.columns.dropLast()

  /// The fields for comma-separated values; what is not known is empty.
  var fields: [String] {
    [
      String(record.sequence), record.entry?.word ?? "", record.entry?.moment.localText ?? "",
      record.entry?.moment.venueText ?? "", head.description,
    ]
      + (row.map { Array($0.fields.dropLast()) }
        ?? Array(repeating: "", count: JournalRow.columns.count - 1))
  }

  /// The entry for people, without a line end.
  func line(_ paint: Paint, shapes: Shapes) -> String {
    var parts: [String] = []
    if let moment = record.entry?.moment {
      parts.append(paint(Wording.timestamp(moment.local), .muted))
    }
    if let change {
      let intent = change.intent
      parts += [
        change.identifier.text,
        "\(paint(intent.account.text, .muted)) \(paint(intent.change.symbol.text, .accent))",
        ChangeWords.arrow(intent.change, shapes: shapes),
      ]
    }
    parts.append(paint(Wording.entry(record, of: change), role))
    return parts.joined(separator: "  ")
  }

  private var role: Role {
    switch record.entry {
    case .conclusion(let conclusion): Role(conclusion.outcome)
    case .recovery, nil: .danger
    case .intent, .answer, .supersession: .text
    }
  }
}
