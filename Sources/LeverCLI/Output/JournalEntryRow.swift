import JournalModel
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

  /// The fields of `journal --follow`. In comma-separated values, those of the change stand behind
  /// the entry's own; `head` is the end of the chain with it, to be kept elsewhere.
  static let fields: FieldTable<JournalEntryRow> =
    ownFields + JournalRow.fields.without("record").columnsOnly.of { $0.row }

  private static let ownFields: FieldTable<JournalEntryRow> = [
    Field("schema") { _ in .string(Document.schema) }.withoutColumn,
    Field("record") { .integer($0.record.sequence) },
    Field("entry") { JSONValue($0.record.entry?.word) },
    Field("at") { JSONValue($0.record.entry?.moment.localText) },
    Field("at_venue") { JSONValue($0.record.entry?.moment.venueText) },
    Field("head") { .string($0.head.description) },
    Field("explanation") { .string(Wording.entry($0.record, of: $0.change)) }.withoutColumn,
    Field("answer") { $0.answer }.withoutColumn,
    Field("change") { $0.row.map(JournalRow.fields.json) ?? .null }.withoutColumn,
    Field("recovery") { $0.recovery }.withoutColumn,
  ]

  /// What was kept of a damaged journal; null for other entries.
  private var recovery: JSONValue {
    if case .recovery(let found)? = record.entry { JSONValue(found) } else { .null }
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
