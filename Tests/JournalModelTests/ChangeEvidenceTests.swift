import JournalModel
import Testing

@testable import LeverDomain

struct ChangeEvidenceTests {
  /// A hash that is none, but differs with the text.
  private static func hash(_ text: String) -> JournalHash {
    var sum: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
    let digits = String(sum, radix: 16)
    return JournalHash(String(repeating: "0", count: 64 - digits.count) + digits) ?? .origin
  }

  /// The change's intent and conclusion with a record of another change between and after them.
  private static func evidence() -> ChangeEvidence {
    let name = CanonicalRecordTests.identifier
    let foreign = JournalEntry.supersession(
      ChangeSupersession(
        identifier: CanonicalRecordTests.other, moment: CanonicalRecordTests.moment,
        author: CanonicalRecordTests.author, successor: name))
    let entries: [JournalEntry] = [
      .intent(CanonicalRecordTests.intent(body: "a=1")), foreign,
      CanonicalRecordTests.conclusion(.notOffered), foreign,
    ]
    var head = JournalHead(sequence: 6, hash: hash("before"))
    var records: [JournalRecord] = []
    for entry in entries {
      let text = CanonicalRecord.text(of: entry, after: head)
      head = JournalHead(sequence: head.sequence + 1, hash: hash(text))
      records.append(
        JournalRecord(sequence: head.sequence, hash: head.hash, text: text, entry: entry))
    }
    return ChangeEvidence(
      identifier: name, records: [records[0], records[2]], others: [records[1], records[3]],
      head: head)
  }

  private func findings(
    _ change: (inout [JournalRecord], inout [JournalRecord], inout JournalHead) -> Void
  ) -> [ChangeEvidence.Finding] {
    let sound = Self.evidence()
    var (records, others, head) = (sound.records, sound.others, sound.head)
    change(&records, &others, &head)
    return ChangeEvidence(
      identifier: sound.identifier, records: records, others: others, head: head
    ).findings(hash: Self.hash)
  }

  private static func record(
    _ record: JournalRecord, sequence: Int64? = nil, hash: JournalHash? = nil, text: String? = nil
  ) -> JournalRecord {
    let text = text ?? record.text
    return JournalRecord(
      sequence: sequence ?? record.sequence, hash: hash ?? record.hash, text: text,
      entry: CanonicalRecord.read(text)?.entry)
  }

  @Test func `sound evidence has no findings, and leads to the head or says what is missing`() {
    let evidence = Self.evidence()
    #expect(evidence.findings(hash: Self.hash) == [])
    #expect(evidence.missing == [])
    #expect(evidence.change?.identifier == evidence.identifier)
    let alone = ChangeEvidence(
      identifier: evidence.identifier, records: evidence.records, others: [], head: evidence.head)
    #expect(alone.findings(hash: Self.hash) == [])
    #expect(alone.missing == [8...8, 10...10])
  }

  @Test func `an altered text or hash is found, and what follows is not blamed for it`() {
    #expect(
      findings { records, _, _ in
        let text = records[0].text.replacing("asha", with: "asta")
        records[0] = Self.record(records[0], text: text)
      } == [
        .altered(
          sequence: 7,
          actual: Self.hash(Self.evidence().records[0].text.replacing("asha", with: "asta")))
      ])
  }

  @Test func `a record written anew with its hash breaks the link after it`() {
    #expect(
      findings { records, _, _ in
        let text = records[0].text.replacing("asha", with: "asta")
        records[0] = Self.record(records[0], hash: Self.hash(text), text: text)
      } == [.doesNotFollow(sequence: 8)])
  }

  @Test func `a wrong number, a repetition and a wrong head are found`() {
    #expect(
      findings { records, _, _ in records[1] = Self.record(records[1], sequence: 11) }
        == [
          .misnumbered(sequence: 11, says: 9), .doesNotFollow(sequence: 11),
          .pastHead(sequence: 11),
        ])
    #expect(
      findings { records, _, _ in records.append(records[1]) }.contains(.repeated(sequence: 9)))
    #expect(
      findings { _, _, head in head = JournalHead(sequence: 10, hash: .origin) }
        == [.headDiffers(sequence: 10)])
  }

  @Test func `records on the wrong side, and a missing intent, are found`() {
    #expect(
      findings { records, others, _ in others.append(records.removeLast()) }
        == [.hidden(sequence: 9)])
    #expect(
      findings { records, others, _ in records.append(others.removeLast()) }
        == [.foreign(sequence: 10)])
    #expect(
      findings { records, _, _ in records.removeFirst() } == [.noSingleIntent])
  }

  @Test func `a text that is no record is found`() {
    #expect(
      findings { _, others, _ in
        others[1] = Self.record(others[1], hash: Self.hash("nothing"), text: "nothing")
      } == [.unreadable(sequence: 10), .headDiffers(sequence: 10)])
  }
}
