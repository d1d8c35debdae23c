import Cryptography
import LeverDomain

/// The hashes that join records.
enum JournalChain {
  /// The hash of a record's text.
  static func hash(of text: String) -> JournalHash {
    JournalHash(Hexadecimal.encode(BLAKE2b.hash(text))) ?? .origin
  }

  /// The record that an entry becomes at the end of the chain.
  static func record(of entry: JournalEntry, after head: JournalHead) -> JournalRecord {
    let text = CanonicalRecord.text(of: entry, after: head)
    return JournalRecord(
      sequence: head.sequence + 1, hash: hash(of: text), text: text, entry: entry)
  }
}
