import LeverDomain

/// How the summaries of all instruments are joined under one hash, which every record names.
///
/// The chain is the only evidence, and it is too long to be read before every change. So each record
/// ends with a line `summary <hash>`: the hash of what all records up to and with this one come to.
/// Whoever has the last record can therefore check in one look whether a summary that lies beside
/// the chain is the true one and is complete: no instrument and no change in doubt can be left out of
/// it without the hash showing that. It costs a decision the last record and a page or two of the
/// summary, however long the chain is.
///
/// The instruments are dealt out to ``pageCount`` pages by a hash of their names, so that a record
/// changes one page and not all of them. A page's text is the lines of its instruments in the order
/// of their bytes; the summary's hash is that of the pages' hashes, one after the other, with zeros
/// for an empty page.
public enum JournalSummary {
  /// The number of pages.
  public static let pageCount = 256

  /// The page of an instrument: the first byte of the hash of its names.
  public static func page(of instrument: InstrumentKey) -> Int {
    let names = "\(instrument.account) \(instrument.venue.rawValue) \(instrument.symbol)"
    return Int(JournalChain.hash(of: names).text.prefix(2), radix: 16) ?? 0
  }

  /// The text of a page.
  public static func text(of summaries: some Collection<InstrumentSummary>) -> String {
    summaries.map(\.line).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
  }

  /// The summaries that a page's text holds; nil when it is none.
  public static func summaries(in text: String) -> [InstrumentSummary]? {
    guard text.isEmpty || text.utf8.last == UInt8(ascii: "\n") else { return nil }
    let lines = text.split(separator: "\n")
    let summaries = lines.compactMap { InstrumentSummary(line: $0) }
    return summaries.count == lines.count ? summaries : nil
  }

  /// The hash of an empty page.
  public static let emptyPage = JournalHash.origin
}
