import Cryptography

/// The summary that every record names, page by page: as a store keeps it, or built up from the
/// records.
///
/// Nothing of what a store keeps is believed before its hash was compared with the one that the
/// chain's last record names.
public struct ChainSummary: Sendable {
  private typealias Page = [InstrumentKey: InstrumentSummary]

  /// The digits of the pages' hashes, one after the other.
  private var digits: [UInt8]
  /// The texts as they are kept.
  private var texts: [Int: String] = [:]
  /// The pages that have been read or built up.
  private var pages: [Int: Page] = [:]
  /// The pages that are not as they are kept.
  private var changed: Set<Int> = []

  /// The summary of an empty journal.
  public init() {
    digits = [UInt8](
      repeating: UInt8(ascii: "0"),
      count: JournalSummary.pageCount * JournalSummary.emptyPage.text.utf8.count)
  }

  /// What a store keeps. Compare ``root`` with the last record before anything else is asked; ask for
  /// nothing on pages whose texts the store was not asked for.
  ///
  /// - Throws: ``StoreFailure/contradiction`` where a page has no number or no hash.
  public init(kept: [KeptPage]) throws(StoreFailure) {
    self.init()
    for page in kept {
      guard 0..<Int64(JournalSummary.pageCount) ~= page.number,
        let hash = JournalHash(page.hash)
      else { throw .contradiction }
      set(hash, of: Int(page.number))
      texts[Int(page.number)] = page.text
    }
  }

  /// The hash that the last record names.
  public var root: JournalHash {
    let digits = digits
    return JournalHash(Hexadecimal.encode(BLAKE2b.hash(digits.span.bytes))) ?? .origin
  }

  /// Every instrument that was ever changed.
  ///
  /// - Throws: ``StoreFailure/contradiction``, as the others do, where a text does not have its hash.
  public func all() throws(StoreFailure) -> [InstrumentSummary] {
    var all: [InstrumentSummary] = []
    for number in 0..<JournalSummary.pageCount { all += try page(number).values }
    return all
  }

  /// What the records come to for an instrument.
  public func summary(
    of instrument: InstrumentKey
  ) throws(StoreFailure) -> InstrumentSummary {
    try page(JournalSummary.page(of: instrument))[instrument] ?? InstrumentSummary(instrument)
  }

  /// Takes note of a change whose records now stand at `place`.
  mutating func note(
    _ change: JournalledChange, at place: ChangePlace
  ) throws(StoreFailure) {
    let instrument = change.intent.instrument
    let number = JournalSummary.page(of: instrument)
    var page = try page(number)
    page[instrument, default: InstrumentSummary(instrument)].note(change, at: place)
    pages[number] = page
    set(JournalChain.hash(of: JournalSummary.text(of: page.values)), of: number)
    changed.insert(number)
  }

  /// Takes over the pages that another one of the same ``root`` has at hand.
  mutating func join(_ other: ChainSummary) {
    texts.merge(other.texts) { own, _ in own }
    pages.merge(other.pages) { own, _ in own }
  }

  /// The pages that are not as they are kept, to be kept from now on.
  public var changedPages: [KeptPage] {
    changed.sorted().map { number in
      KeptPage(
        number: Int64(number), hash: hash(of: number),
        text: JournalSummary.text(of: pages[number, default: [:]].values))
    }
  }

  /// Notes that ``changedPages`` are kept.
  public mutating func markKept() { changed = [] }

  /// The pages that are not as `other` has them, or whose text is not the one of their hash.
  func pages(differingFrom other: ChainSummary) -> [Int] {
    (0..<JournalSummary.pageCount).filter { number in
      hash(of: number) != other.hash(of: number) || (try? page(number)) == nil
    }
  }

  private func page(_ number: Int) throws(StoreFailure) -> Page {
    if let page = pages[number] { return page }
    let text = texts[number] ?? ""
    let actual = text.isEmpty ? JournalSummary.emptyPage : JournalChain.hash(of: text)
    guard actual.text == hash(of: number), let summaries = JournalSummary.summaries(in: text)
    else { throw .contradiction }
    var page: Page = [:]
    for summary in summaries { page[summary.instrument] = summary }
    return page
  }

  private func range(of page: Int) -> Range<Int> {
    let length = digits.count / JournalSummary.pageCount
    return page * length..<(page + 1) * length
  }

  private func hash(of page: Int) -> String {
    String(decoding: digits[range(of: page)], as: UTF8.self)
  }

  private mutating func set(_ hash: JournalHash, of page: Int) {
    digits.replaceSubrange(range(of: page), with: hash.text.utf8)
  }
}
