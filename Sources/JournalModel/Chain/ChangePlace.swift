/// Where the records of one change stand in the chain, and a hash over what they say. Whoever has
/// the place and the hash can tell whether a record of the change was altered, left out or added.
public struct ChangePlace: Hashable, Sendable {
  /// The numbers of its records, oldest first; never empty.
  public let records: [Int64]
  /// The hash of the records' texts, one after the other, each without its summary line.
  public let digest: JournalHash

  /// The number of the intent's record: changes are in this order.
  public var sequence: Int64 { records[0] }

  /// Where records stand; nil where there is none.
  ///
  /// - Parameter records: the change's records, oldest first.
  public init?(of records: [JournalRecord]) {
    guard !records.isEmpty else { return nil }
    self.records = records.map(\.sequence)
    digest = JournalChain.hash(of: records.map { CanonicalRecord.core(of: $0.text) }.joined())
  }

  /// A place as ``text`` writes it; nil for anything else.
  init?(_ text: Substring) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let digest = JournalHash(parts[1]) else { return nil }
    let numbers = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    let records = numbers.compactMap { Int64($0) }
    guard !records.isEmpty, records.count == numbers.count,
      zip(records, records.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.records = records
    self.digest = digest
  }

  /// `12,13,14:` and the hash.
  var text: String { records.map(String.init).joined(separator: ",") + ":" + digest.text }
}
