import LeverDomain

/// Reads the whole chain and looks for the first thing that is not as it was written, and for anything
/// beside the chain that says something else than its texts.
public struct ChainCheck {
  private let source: any ChainSource
  /// Heads that must be in the chain.
  private let heads: [JournalHead]
  private var index = ExpectedIndex()
  private var keeper = SummaryKeeper(ChainSummary())
  private var last = JournalHead.empty
  private var records: Int64 = 0
  private var hasSummary = false
  /// The first finding apart from gaps, which a later recovery may explain.
  private var finding: JournalCheck.Finding?
  private var findingSequence: Int64 = .max
  private var gaps: [ClosedRange<Int64>] = []
  /// Gaps that no recovery has explained so far.
  private var openGaps: [ClosedRange<Int64>] = []
  private var recoveries: [JournalRecovery] = []

  /// - Parameters:
  ///   - source: all that is kept, at one moment.
  ///   - expected: a head that was kept elsewhere; nil for none.
  public static func run(
    over source: any ChainSource, expecting expected: JournalHead?
  ) throws(StoreFailure) -> JournalCheck {
    let differences = try source.foreignDefinitions()
    guard differences.isEmpty else {
      return JournalCheck(
        records: 0, head: .empty, finding: .foreignSchema(differences), recoveries: [])
    }
    var check = ChainCheck(
      source, heads: [expected, source.notedHead].compactMap(\.self).filter { $0.sequence > 0 })
    return try check.run()
  }

  private init(_ source: any ChainSource, heads: [JournalHead]) {
    self.source = source
    self.heads = heads
  }

  private mutating func run() throws(StoreFailure) -> JournalCheck {
    do throws(StoreFailure) {
      if let words = try source.integrityFault() { note(.damaged(words), at: 0) }
      try readChain()
      try checkEnd()
      try checkIndex()
    } catch {
      guard case .damaged(let words) = error else { throw error }
      note(.damaged(VenueText(cleaning: words).text), at: 0)
    }
    if let gap = gaps.first(where: { !isKnownLost($0) }), gap.lowerBound < findingSequence {
      finding = records == 0 ? .emptied(known: gap.upperBound) : .missing(gap)
    }
    return JournalCheck(records: records, head: last, finding: finding, recoveries: recoveries)
  }

  private func isKnownLost(_ gap: ClosedRange<Int64>) -> Bool {
    recoveries.contains { recovery in recovery.lost.contains { $0.contains(gap) } }
  }

  private mutating func note(_ found: JournalCheck.Finding, at sequence: Int64) {
    guard sequence < findingSequence else { return }
    finding = found
    findingSequence = sequence
  }

  private mutating func noteBeside(_ place: String, at sequence: Int64) {
    note(.misindexed(sequence: sequence, place: place), at: sequence)
  }

  // MARK: The chain

  private mutating func readChain() throws(StoreFailure) {
    var check = self
    try source.forEachRecord { kept throws(StoreFailure) in
      try check.take(kept)
      return true
    }
    self = check
  }

  private mutating func take(_ kept: KeptRecord) throws(StoreFailure) {
    let sequence = kept.sequence
    records += 1
    let actual = JournalChain.hash(of: kept.text)
    let follows = sequence == last.sequence + 1
    if !follows, sequence > last.sequence { add(last.sequence + 1...sequence - 1) }
    if actual.text != kept.hash {
      note(.altered(sequence: sequence), at: sequence)
    } else if let content = CanonicalRecord.read(kept.text) {
      if content.sequence != sequence || follows && content.previous != last.hash {
        note(.outOfOrder(sequence: sequence), at: sequence)
      } else if let entry = content.entry {
        let record = JournalRecord(
          sequence: sequence, hash: actual, text: kept.text, entry: entry)
        try take(record, summary: content.summary, change: kept.change)
      } else {
        note(.altered(sequence: sequence), at: sequence)
      }
    } else {
      note(.altered(sequence: sequence), at: sequence)
    }
    for head in heads where head.sequence == sequence && head.hash != actual {
      note(.headDiffers(sequence: sequence), at: sequence)
    }
    // What follows is compared with the hash as it was kept, so that one altered record is one
    // finding.
    last = JournalHead(sequence: sequence, hash: JournalHash(kept.hash) ?? actual)
  }

  private mutating func add(_ gap: ClosedRange<Int64>) {
    gaps.append(gap)
    openGaps.append(gap)
  }

  /// Takes a sound record: what it says of a change, and what is kept beside it.
  private mutating func take(
    _ record: JournalRecord, summary: JournalHash?, change column: String?
  ) throws(StoreFailure) {
    let sequence = record.sequence
    if case .recovery(let recovery)? = record.entry {
      recoveries.append(recovery)
      openGaps.removeAll { gap in recovery.lost.contains { $0.contains(gap) } }
    }
    let source = source
    let change = try keeper.note(record) { identifier throws(StoreFailure) in
      try source.records(of: identifier.text).filter { $0.sequence < sequence }
    }
    // An entry whose intent was lost with a damaged file has no place in the index.
    if column != change?.identifier.text {
      noteBeside("column change of record \(sequence)", at: sequence)
    }
    // Summaries of records between a loss and the recovery that tells of it hold what was lost.
    if openGaps.isEmpty, finding == nil {
      if summary.map({ $0 != keeper.summary.root }) ?? hasSummary {
        note(.summaryDiffers(sequence: sequence), at: sequence)
      }
      hasSummary = summary != nil
    }
    guard let change else { return }
    index.note(record, of: change)
    if summary != nil, let contradiction = contradiction(in: record, of: change) {
      note(contradiction, at: sequence)
    }
  }

  /// What a conclusion or a supersession says that the records before it do not bear out. Not asked
  /// of records of the first versions, whose rules were others, and not where records were lost.
  private func contradiction(
    in record: JournalRecord, of change: JournalledChange
  ) -> JournalCheck.Finding? {
    guard !gaps.contains(where: { $0.upperBound > change.sequence }) else { return nil }
    switch record.entry {
    case .conclusion(let conclusion):
      guard !change.isConclusionSound, let decided = change.decided else { return nil }
      return .contradicted(
        sequence: record.sequence, change: change.identifier,
        stated: .init(outcome: conclusion.outcome, proof: conclusion.proof),
        decided: .init(outcome: decided.outcome, proof: decided.proof))
    case .supersession(let supersession):
      guard !index.isProved(supersession.successor, of: change.intent.instrument) else {
        return nil
      }
      return .unprovedSuccessor(
        sequence: record.sequence, change: change.identifier, successor: supersession.successor)
    default: return nil
    }
  }

  // MARK: What lies beside it

  private mutating func checkEnd() throws(StoreFailure) {
    do throws(StoreFailure) {
      let head = try source.head()
      if last.sequence < head.sequence {
        gaps.append(last.sequence + 1...head.sequence)
      } else if last != head {
        note(.headDiffers(sequence: last.sequence), at: last.sequence)
      }
    } catch .contradiction {
      noteBeside("table head", at: last.sequence)
    }
    for head in heads where head.sequence > last.sequence {
      gaps.append(last.sequence + 1...head.sequence)
    }
  }

  private mutating func checkIndex() throws(StoreFailure) {
    // Where the chain itself is broken, what should lie beside it is not known.
    guard finding == nil || findingSequence == 0, gaps.allSatisfy(isKnownLost) else { return }
    if let difference = try index.firstDifference(from: source, last: last.sequence) {
      noteBeside(difference.place, at: difference.sequence)
    }
    // A file of an earlier version has no summary until the next record.
    guard hasSummary else { return }
    do throws(StoreFailure) {
      let kept = try ChainSummary(kept: try source.pages())
      if let page = kept.pages(differingFrom: keeper.summary).first {
        noteBeside("page \(page) of the summary", at: last.sequence)
      }
    } catch .contradiction {
      noteBeside("the summary's pages", at: last.sequence)
    }
  }
}
