/// The text of a record, which its hash covers: lines of fields in a fixed order.
///
/// ```
/// lever journal 1
/// previous <hash of the record before, or 64 zeros>
/// sequence <number, from 1>
/// kind intent | answer | conclusion | supersession | recovery
/// … the fields of the kind …
/// ```
///
/// Text is UTF-8; every line, the last one too, ends with a line feed. The hash is BLAKE2b with 32
/// bytes, without a key, so that `b2sum -l 256` computes it: a record can be checked with nothing
/// but its text. Values are escaped as ``CanonicalFields`` says. Leverages are plain decimals,
/// times RFC 3339 in UTC with milliseconds, outcomes and proofs the words used everywhere.
public enum CanonicalRecord {
  private static let title = "lever journal 1\n"

  /// The text of an entry in its place in the chain.
  public static func text(of entry: JournalEntry, after head: JournalHead) -> String {
    var fields = CanonicalFields()
    fields.add("previous", head.hash.text)
    fields.add("sequence", head.sequence + 1)
    fields.add(entry)
    return title + fields.text
  }

  /// What a record's text says.
  public struct Content: Hashable, Sendable {
    /// The hash of the record before.
    public let previous: JournalHash
    /// The record's number.
    public let sequence: Int64
    /// What it says; nil when that cannot be understood.
    public let entry: JournalEntry?
  }

  /// Reads a record's text; nil when it is no record at all.
  public static func read(_ text: String) -> Content? {
    guard text.utf8.starts(with: title.utf8),
      let fields = CanonicalFields(
        lines: text[text.utf8.index(text.startIndex, offsetBy: title.utf8.count)...]),
      let previous = fields["previous"].flatMap({ JournalHash($0) }),
      let sequence = fields["sequence"].flatMap({ Int64($0) })
    else { return nil }
    return Content(previous: previous, sequence: sequence, entry: fields.entry)
  }
}
