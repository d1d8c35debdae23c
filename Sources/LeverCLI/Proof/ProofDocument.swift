import Cryptography
import JournalModel
import LeverDomain
import OrderedJSON

/// The evidence of one change as a document that can be kept, sent and checked anywhere.
///
/// The records' texts are the evidence; everything else that the document says of the change is
/// made from them, so that whoever checks it makes it again and compares. It holds no sentence of
/// lever's own but the recipe: words may change between versions, and a proof may not.
struct ProofDocument {
  /// What is proved.
  let evidence: ChangeEvidence
  /// When the document was made, in RFC 3339.
  let printedAt: String
  /// The version of lever that made it.
  let version: String
  /// How to check it without lever.
  let recipe: [String]

  /// The members of the JSON document after its schema.
  var members: [JSONValue.Member] {
    [.init("proof", .object(content + [.init("document_hash", .string(hash.text))]))]
  }

  /// The hash of everything else: it shows an accident, not a forger, who could write it anew.
  private var hash: JournalHash {
    let whole = JSONValue.object([
      .init("schema", .string(Document.schema)), .init("proof", .object(content)),
    ])
    return JournalHash(of: whole.compactText)
  }

  private var content: [JSONValue.Member] {
    let record = Self.recordFields(of: evidence.identifier).json
    return [
      .init("id", .string(evidence.identifier.text)),
      .init("lever", .string(version)),
      .init("printed_at", .string(printedAt)),
      .init("change", evidence.change.map { .object(ProvedChange($0).members) } ?? .null),
      .init("records", .array(evidence.records.map(record))),
      .init("others", .array(evidence.others.map(record))),
      .init("head", JSONValue(evidence.head)),
      .init("reaches_head", .boolean(evidence.missing.isEmpty)),
      .init("missing", .array(evidence.missing.map { JSONValue($0) })),
      .init("recipe", .array(recipe.map(JSONValue.string))),
    ]
  }

  /// The fields of a record of a change. A row of comma-separated values names the change, and holds
  /// nothing in its text that is not shown.
  static func recordFields(of identifier: ChangeIdentifier) -> FieldTable<JournalRecord> {
    [
      .column("id") { _ in identifier.text },
      Field("record") { .integer($0.sequence) },
      Field("entry") { JSONValue($0.entry?.word) },
      Field("hash") { .string($0.hash.text) },
      Field("text") { .string($0.text) }.column { Plain.lines($0.text) },
    ]
  }

  /// How to check the document of a change without lever.
  static func recipe(for identifier: ChangeIdentifier) -> [String] {
    let file = "\(identifier).json"
    return [
      "lever prove \(identifier) --output json > \(file)",
      "jq -j '.proof.records[0].text' \(file) | b2sum -l 256",
      "jq -r '.proof.records[0].hash' \(file)",
    ]
  }
}

extension JournalHash {
  /// The hash of a text: of a record's, that of the record.
  init(of text: String) {
    self = JournalHash(Hexadecimal.encode(BLAKE2b.hash(text))) ?? .origin
  }
}

extension JournalEntry {
  /// The kind of the entry, as the journal itself spells it.
  var word: String {
    switch self {
    case .intent: "intent"
    case .answer: "answer"
    case .conclusion: "conclusion"
    case .supersession: "supersession"
    case .recovery: "recovery"
    }
  }
}
