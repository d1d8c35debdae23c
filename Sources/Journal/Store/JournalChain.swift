import Cryptography
import JournalModel
import LeverDomain

/// The hashes that join records.
enum JournalChain {
  /// The hash of a record's text.
  static func hash(of text: String) -> JournalHash {
    JournalHash(Hexadecimal.encode(BLAKE2b.hash(text))) ?? .origin
  }

  /// The record that an entry becomes at the end of the chain, without its summary: what the
  /// summary itself takes note of.
  static func draft(of entry: JournalEntry, after head: JournalHead) -> JournalRecord {
    JournalRecord(
      sequence: head.sequence + 1, hash: .origin,
      text: CanonicalRecord.text(of: entry, after: head), entry: entry)
  }

  /// The record that an entry becomes at the end of the chain.
  ///
  /// - Parameter summary: the hash of what all records up to and with this one come to.
  static func record(
    of entry: JournalEntry, after head: JournalHead, summary: JournalHash?
  ) -> JournalRecord {
    let text = CanonicalRecord.text(of: entry, after: head, summary: summary)
    return JournalRecord(
      sequence: head.sequence + 1, hash: hash(of: text), text: text, entry: entry)
  }
}
