import JournalModel
import LeverDomain

extension MemoryStore.Content {
  var notedHead: JournalHead? { nil }

  func head() -> JournalHead { end }

  func integrityFault() -> String? { nil }

  func foreignDefinitions() -> [String] { [] }

  func forEachRecord(
    _ body: (KeptRecord) throws(StoreFailure) -> Bool
  ) throws(StoreFailure) {
    for record in records { guard try body(record) else { return } }
  }

  func records(of identifier: String) -> [JournalRecord] {
    records.filter { $0.change == identifier }.map { JournalRecord($0) }
  }

  func forEachIndexRow(_ body: (IndexRow) -> Void) {
    for row in index.values.sorted(by: { $0.sequence < $1.sequence }) { body(row) }
  }

  func pages() -> [KeptPage] { Array(summary.values) }

  func record(_ sequence: Int64) -> JournalRecord? {
    records.first { $0.sequence == sequence }.map { JournalRecord($0) }
  }

  func state(_ selection: ChainState.Selection) -> ChainState {
    var changes: [ChangeIdentifier: [JournalRecord]] = [:]
    for name in selection.changes {
      let records = records(of: name.text)
      if !records.isEmpty || names[name] != nil { changes[name] = records }
    }
    let pages = selection.pages(with: changes)
    return ChainState(
      head: end, last: records.last.map { JournalRecord($0) },
      summary: summary.values.map { page in
        pages.contains(Int(page.number))
          ? page : KeptPage(number: page.number, hash: page.hash, text: nil)
      }, changes: changes)
  }

  mutating func append(_ batch: RecordBatch, at head: JournalHead) -> AppendAnswer {
    guard end == head else { return .moved(to: end) }
    if let lost = batch.claims.first(where: { claims[$0.instrument]?.token != $0.token }) {
      return .claimLost(lost)
    }
    for case .intent(let intent)? in batch.records.map(\.entry)
    where names[intent.identifier] != nil { return .taken(intent.identifier) }
    for record in batch.records {
      records.append(
        KeptRecord(
          sequence: record.sequence, hash: record.hash.text, text: record.text,
          change: record.entry?.identifier?.text))
      apply(IndexUpdate(record), of: record)
    }
    for page in batch.pages { summary[page.number] = page }
    end = batch.head
    writes += 1
    return .added
  }

  private mutating func apply(_ update: IndexUpdate?, of record: JournalRecord) {
    switch update {
    case .begun(let row):
      index[row.sequence] = row
      if let name = record.entry?.identifier { names[name] = row.sequence }
    case .concluded(let name, let outcome, let number):
      guard let row = names[name] else { return }
      index[row]?.outcome = outcome.rawValue
      index[row]?.concludedBy = number
    case .overtaken(let name, let successor, let number):
      guard let row = names[name] else { return }
      index[row]?.successor = successor.text
      index[row]?.succeededBy = number
    case nil: break
    }
  }
}
