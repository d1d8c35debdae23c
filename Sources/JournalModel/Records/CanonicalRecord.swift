/// The text of a record, which its hash covers: lines of fields in a fixed order.
///
/// ```
/// lever journal 1
/// previous <hash of the record before, or 64 zeros>
/// sequence <number, from 1>
/// kind intent | answer | conclusion | supersession | recovery
/// … the fields of the kind …
/// summary <hash of what the records up to this one come to, see JournalSummary>
/// ```
///
/// Text is UTF-8; every line, the last one too, ends with a line feed. The hash is BLAKE2b with 32
/// bytes, without a key, so that `b2sum -l 256` computes it: a record can be checked with nothing
/// but its text. Values are escaped as ``CanonicalFields`` says. Leverages are plain decimals,
/// times RFC 3339 in UTC with milliseconds, outcomes and proofs the words used everywhere. Records of
/// the first versions have no summary.
public enum CanonicalRecord {
  private static let title = "lever journal 1\n"

  private static let summaryName = "summary "

  /// The text of an entry in its place in the chain.
  ///
  /// - Parameter summary: the hash of what the records up to and with this one come to; nil for the
  ///   text without it, see ``core(of:)``.
  public static func text(
    of entry: JournalEntry, after head: JournalHead, summary: JournalHash? = nil
  ) -> String {
    var fields = CanonicalFields()
    fields.add("previous", head.hash.text)
    fields.add("sequence", head.sequence + 1)
    fields.add(entry)
    return title + fields.text + (summary.map { "\(summaryName)\($0)\n" } ?? "")
  }

  /// A record's text without its last line where that is the summary: what the summary itself can
  /// cover.
  public static func core(of text: String) -> String {
    let bytes = text.utf8
    let start = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")).map(bytes.index(after:))
    guard let start, bytes[start...].starts(with: summaryName.utf8) else { return text }
    return String(text[..<start])
  }

  /// What a record's text says.
  public struct Content: Hashable, Sendable {
    /// The hash of the record before.
    public let previous: JournalHash
    /// The record's number.
    public let sequence: Int64
    /// The hash of what the records up to and with this one come to; nil in records of the first
    /// versions.
    public let summary: JournalHash?
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
    // A summary that is no hash, or does not stand at the end, is none.
    let summary = fields["summary"].flatMap { JournalHash($0) }
    guard (fields["summary"] != nil) == (core(of: text).utf8.count < text.utf8.count),
      (fields["summary"] != nil) == (summary != nil)
    else { return nil }
    return Content(
      previous: previous, sequence: sequence, summary: summary, entry: fields.entry)
  }
}
