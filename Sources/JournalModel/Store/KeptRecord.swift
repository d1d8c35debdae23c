/// A record as a store keeps it: not believed before its text was compared with its hash.
public struct KeptRecord: Hashable, Sendable {
  /// The number under which it is kept.
  public let sequence: Int64
  /// The hash that is said to be its text's.
  public let hash: String
  /// The text, see ``CanonicalRecord``.
  public let text: String
  /// The change under whose name it is found; nil for none.
  public let change: String?

  /// A record as it is kept.
  public init(sequence: Int64, hash: String, text: String, change: String? = nil) {
    self.sequence = sequence
    self.hash = hash
    self.text = text
    self.change = change
  }
}

extension JournalRecord {
  /// A record as a store keeps it. One whose text does not have its hash, or stands at another
  /// number, says nothing.
  public init(_ kept: KeptRecord) {
    let hash = JournalHash(kept.hash) ?? .origin
    let content = CanonicalRecord.read(kept.text)
    let isSound = content?.sequence == kept.sequence && JournalChain.hash(of: kept.text) == hash
    self.init(
      sequence: kept.sequence, hash: hash, text: kept.text, entry: isSound ? content?.entry : nil)
  }

  /// The end of a chain that this is the last record of.
  public var end: JournalHead { JournalHead(sequence: sequence, hash: hash) }
}
