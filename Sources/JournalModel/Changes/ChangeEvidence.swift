public import LeverDomain

/// Everything that shows what a change was and what became of it: its records as they stand in the
/// chain, the end of the chain, and as much as is wanted of what leads from the one to the other.
///
/// Whoever holds it can check it without the journal. A hash covers a record's text, and with it
/// the hash of the record before; a head that was kept elsewhere therefore covers everything up to
/// it. The way from a record to a later head needs every text in between: there is no shorter one.
public struct ChangeEvidence: Hashable, Sendable {
  /// The change's name.
  public let identifier: ChangeIdentifier
  /// The change's records, oldest first, with the hashes that are said to be theirs.
  public let records: [JournalRecord]
  /// The records of other changes that stand between and after them, oldest first; empty when they
  /// were not asked for.
  public let others: [JournalRecord]
  /// The end of the chain when the evidence was taken.
  public let head: JournalHead

  /// Evidence, checked by nobody yet.
  public init(
    identifier: ChangeIdentifier, records: [JournalRecord], others: [JournalRecord],
    head: JournalHead
  ) {
    self.identifier = identifier
    self.records = records
    self.others = others
    self.head = head
  }

  /// The change that the records tell of; nil when they hold no intent, or cannot be understood.
  public var change: JournalledChange? {
    records.contains { $0.entry == nil } ? nil : JournalledChange(records)
  }

  /// Every record at hand, by its number.
  private var chain: [JournalRecord] { (records + others).sorted { $0.sequence < $1.sequence } }

  /// The numbers of the records that lead from the change's first one to the head and are not at
  /// hand.
  public var missing: [ClosedRange<Int64>] {
    guard let first = records.map(\.sequence).min() else { return [] }
    var missing: [ClosedRange<Int64>] = []
    var next = first
    for record in chain where record.sequence >= next {
      if record.sequence > next { missing.append(next...record.sequence - 1) }
      next = record.sequence + 1
    }
    if next <= head.sequence { missing.append(next...head.sequence) }
    return missing
  }
}

extension ChangeEvidence {
  /// Something that is not as it was written.
  public enum Finding: Hashable, Sendable {
    /// The text is no record, or says what cannot be understood.
    case unreadable(sequence: Int64)
    /// The text does not have the hash that is said to be its own.
    case altered(sequence: Int64, actual: JournalHash)
    /// The text says another number.
    case misnumbered(sequence: Int64, says: Int64)
    /// The text names another hash as that of the record before.
    case doesNotFollow(sequence: Int64)
    /// The number is there twice.
    case repeated(sequence: Int64)
    /// The record stands among those of the change and is about something else.
    case foreign(sequence: Int64)
    /// The record is about the change and stands among those of others.
    case hidden(sequence: Int64)
    /// The records do not begin with the intent, or hold a second one.
    case noSingleIntent
    /// The record comes after the head.
    case pastHead(sequence: Int64)
    /// The record stands where the head stands and has another hash.
    case headDiffers(sequence: Int64)
  }

  /// What is wrong, in the order of the records. Records that are not at hand are no finding: see
  /// ``missing``.
  ///
  /// - Parameter hash: the hash of a text, see ``CanonicalRecord``.
  public func findings(hash: (String) -> JournalHash) -> [Finding] {
    var findings: [Finding] = []
    let own = Set(records.map(\.sequence))
    var before: (sequence: Int64, hash: JournalHash)?
    for record in chain {
      let sequence = record.sequence
      let actual = hash(record.text)
      if actual != record.hash { findings.append(.altered(sequence: sequence, actual: actual)) }
      if before?.sequence == sequence { findings.append(.repeated(sequence: sequence)) }
      if let content = CanonicalRecord.read(record.text), let entry = content.entry {
        if content.sequence != sequence {
          findings.append(.misnumbered(sequence: sequence, says: content.sequence))
        }
        if let before, before.sequence + 1 == sequence, before.hash != content.previous {
          findings.append(.doesNotFollow(sequence: sequence))
        }
        if (entry.identifier == identifier) != own.contains(sequence) {
          findings.append(
            own.contains(sequence) ? .foreign(sequence: sequence) : .hidden(sequence: sequence))
        }
      } else {
        findings.append(.unreadable(sequence: sequence))
      }
      if sequence > head.sequence { findings.append(.pastHead(sequence: sequence)) }
      if sequence == head.sequence, record.hash != head.hash {
        findings.append(.headDiffers(sequence: sequence))
      }
      // What follows is held against the hash as it is said to be, so that one altered record is
      // one finding.
      before = (sequence, record.hash)
    }
    let intents = records.indices.filter {
      if case .intent? = records[$0].entry { true } else { false }
    }
    if intents != [0] { findings.append(.noSingleIntent) }
    return findings
  }
}

extension ChangeJournal {
  /// The evidence of a change, as it stood at one moment; nil when there is none of that name.
  ///
  /// - Parameters:
  ///   - reachesHead: whether to take along what leads from its first record to the head.
  ///   - limit: how many records to take along at most; where there are more, none is taken.
  public func evidence(
    of identifier: ChangeIdentifier, reachesHead: Bool = false, limit: Int64 = .max
  ) async throws(JournalError) -> ChangeEvidence? {
    // Records are only ever added: what stands up to a head stays, whoever writes meanwhile. The
    // head is asked for first, and again while the change itself is being written.
    var (head, own) = (try await head(), try await records(of: identifier))
    for _ in 0..<8 where own.last.map({ $0.sequence > head.sequence }) ?? false {
      (head, own) = (try await self.head(), try await records(of: identifier))
    }
    guard let first = own.first?.sequence else { return nil }
    let names = Set(own.map(\.sequence))
    var others: [JournalRecord] = []
    var last = first
    while reachesHead, last < head.sequence, head.sequence - first <= limit {
      let page = try await records(after: last, limit: 1024)
      guard let end = page.last?.sequence else { break }
      others += page.filter { $0.sequence <= head.sequence && !names.contains($0.sequence) }
      last = end
    }
    return ChangeEvidence(identifier: identifier, records: own, others: others, head: head)
  }
}
