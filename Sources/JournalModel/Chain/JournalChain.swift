import Cryptography

/// The hashes that join records.
public enum JournalChain {
  /// The hash of a record's text, see ``CanonicalRecord``.
  public static func hash(of text: String) -> JournalHash {
    JournalHash(Hexadecimal.encode(BLAKE2b.hash(text))) ?? .origin
  }

  /// The record that an entry becomes at the end of the chain, without its summary: what the
  /// summary itself takes note of.
  public static func draft(of entry: JournalEntry, after head: JournalHead) -> JournalRecord {
    JournalRecord(
      sequence: head.sequence + 1, hash: .origin,
      text: CanonicalRecord.text(of: entry, after: head), entry: entry)
  }

  /// The record that an entry becomes at the end of the chain.
  ///
  /// - Parameter summary: the hash of what all records up to and with this one come to.
  public static func record(
    of entry: JournalEntry, after head: JournalHead, summary: JournalHash?
  ) -> JournalRecord {
    let text = CanonicalRecord.text(of: entry, after: head, summary: summary)
    return JournalRecord(
      sequence: head.sequence + 1, hash: hash(of: text), text: text, entry: entry)
  }
}
