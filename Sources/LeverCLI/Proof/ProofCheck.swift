import FoundationEssentials
import JournalModel
import LeverDomain
import OrderedJSON

/// Checks a saved proof with nothing but itself and, where one was kept elsewhere, a head.
struct ProofCheck {
  /// The evidence, as far as it could be read; nil where the document lacks parts of it.
  let evidence: ChangeEvidence?
  /// What is wrong; empty when nothing is.
  let findings: [ProofFinding]

  /// Whether nothing was altered.
  var isClean: Bool { findings.isEmpty }

  /// Checks a document; nil where it is no proof that lever wrote.
  init?(_ bytes: [UInt8]) {
    guard let parsed = try? JSONParser.parse(bytes), parsed["schema"]?.text == Document.schema,
      let proof = parsed["proof"]
    else { return nil }
    var reader = ProofReader(proof)
    guard let document = reader.document() else {
      evidence = nil
      findings = reader.findings
      return
    }
    evidence = document.evidence
    var findings = document.evidence.findings(hash: JournalHash.init(of:)).map(ProofFinding.init)
    let expected = JSONValue.object([.init("schema", .string(Document.schema))] + document.members)
    let differences = parsed.differences(from: expected, at: "")
      .map { ProofFinding(String($0.place.drop { $0 == "." }), $0.what) }
    // Whatever else differs makes the hash of the whole differ too.
    let others = differences.filter { $0.place != Self.hashPlace }
    findings += findings.isEmpty && others.isEmpty ? differences : others
    self.findings = findings.map { finding in
      finding.place != Self.hashPlace
        ? finding
        : ProofFinding(
          finding.place,
          "is not the hash of the rest: it, head, lever, printed_at or recipe was altered")
    }
  }

  private static let hashPlace = "proof.document_hash"

  /// How the document stands to a head that was kept elsewhere.
  enum Standing { case covered, differs, notReached }

  /// Whether a head that was kept elsewhere covers the document's records, or was covered by them.
  func standing(to kept: JournalHead) -> Standing {
    guard let evidence else { return .notReached }
    if kept.sequence == evidence.head.sequence {
      guard kept.hash == evidence.head.hash else { return .differs }
      return evidence.missing.isEmpty ? .covered : .notReached
    }
    let known = (evidence.records + evidence.others).first { $0.sequence == kept.sequence }
    guard let known else { return .notReached }
    guard known.hash == kept.hash else { return .differs }
    let isUnbroken = !evidence.missing.contains { $0.lowerBound < kept.sequence }
    let last = evidence.records.last?.sequence ?? 0
    return isUnbroken && last <= kept.sequence ? .covered : .notReached
  }
}

/// Takes the evidence out of a document, and says what is missing or malformed.
private struct ProofReader {
  private let proof: JSONValue
  private(set) var findings: [ProofFinding] = []

  init(_ proof: JSONValue) { self.proof = proof }

  /// The document as it must have been written; nil where a part that all else is made from is not
  /// there.
  mutating func document() -> ProofDocument? {
    let identifier = text("id").flatMap { text in
      let name = ChangeIdentifier(text)
      return name?.text == text ? name : nil
    }
    if identifier == nil { add("id", "is no change ID") }
    let records = records("records")
    let others = records == nil ? nil : self.records("others")
    let head = head()
    let version = text("lever")
    if version == nil { add("lever", "is no version") }
    let printedAt = text("printed_at")
    if printedAt == nil { add("printed_at", "is no time") }
    let recipe = proof["recipe"]?.items?.compactMap(\.text)
    if recipe == nil { add("recipe", "is no list of lines") }
    guard findings.isEmpty, let identifier, let records, let others, let head, let version,
      let printedAt, let recipe
    else { return nil }
    return ProofDocument(
      evidence: ChangeEvidence(
        identifier: identifier, records: records, others: others, head: head),
      printedAt: printedAt, version: version, recipe: recipe)
  }

  private mutating func add(_ place: String, _ what: String) {
    findings.append(ProofFinding("proof.\(place)", what))
  }

  private func text(_ key: String) -> String? { proof[key]?.text }

  private mutating func records(_ key: String) -> [JournalRecord]? {
    guard let items = proof[key]?.items else {
      add(key, "is no list of records")
      return nil
    }
    var records: [JournalRecord] = []
    for (index, item) in items.enumerated() {
      let place = "\(key)[\(index)]"
      guard let sequence = item["record"]?.integer, sequence > 0 else {
        add("\(place).record", "is no number of a record")
        continue
      }
      guard let hash = item["hash"]?.text.flatMap({ JournalHash($0) }) else {
        add("\(place).hash", "is no hash")
        continue
      }
      guard let text = item["text"]?.text else {
        add("\(place).text", "is no text")
        continue
      }
      records.append(
        JournalRecord(
          sequence: sequence, hash: hash, text: text, entry: CanonicalRecord.read(text)?.entry))
    }
    return records
  }

  private mutating func head() -> JournalHead? {
    guard let sequence = proof["head"]?["record"]?.integer, sequence >= 0,
      let hash = proof["head"]?["hash"]?.text.flatMap({ JournalHash($0) })
    else {
      add("head", "is no head of a journal")
      return nil
    }
    return JournalHead(sequence: sequence, hash: hash)
  }
}
