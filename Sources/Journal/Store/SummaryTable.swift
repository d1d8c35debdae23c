import Cryptography
import JournalModel
import LeverDomain

/// The summary that every record names, page by page: as the file keeps it, or built up in memory.
///
/// Nothing of what the file keeps is believed before its hash was held against the one that the
/// chain's last record names.
final class SummaryTable {
  private typealias Page = [InstrumentKey: InstrumentSummary]

  private let database: SQLiteDatabase?
  /// The digits of the pages' hashes, one after the other.
  private var digits: [UInt8]
  private var pages: [Int: Page] = [:]
  private var unstored: Set<Int> = []

  /// The summary of an empty journal.
  init() {
    database = nil
    digits = [UInt8](
      repeating: UInt8(ascii: "0"),
      count: JournalSummary.pageCount * JournalSummary.emptyPage.text.utf8.count)
  }

  /// What the file keeps. Compare ``root`` with the last record before anything else is asked.
  ///
  /// - Throws: ``SQLiteFailure/falsified`` where a page has no number or no hash.
  init(keptIn database: SQLiteDatabase) throws(SQLiteFailure) {
    self.database = database
    digits = SummaryTable().digits
    let hashes = try database.all("SELECT page, hash FROM summary") {
      ($0.integer(0), $0.text(1))
    }
    for (page, text) in hashes {
      guard 0..<Int64(JournalSummary.pageCount) ~= page, let hash = JournalHash(text) else {
        throw .falsified
      }
      set(hash, of: Int(page))
    }
  }

  /// The hash that the last record names.
  var root: JournalHash {
    let digits = digits
    return JournalHash(Hexadecimal.encode(BLAKE2b.hash(digits.span.bytes))) ?? .origin
  }

  /// Every instrument that was ever changed.
  func all() throws(SQLiteFailure) -> [InstrumentSummary] {
    var all: [InstrumentSummary] = []
    for page in 0..<JournalSummary.pageCount { all += try summaries(onPage: page).values }
    return all
  }

  func summary(of instrument: InstrumentKey) throws(SQLiteFailure) -> InstrumentSummary {
    try summaries(onPage: page(of: instrument))[instrument] ?? InstrumentSummary(instrument)
  }

  /// Takes note of a change whose records now stand at `place`.
  func note(_ change: JournalledChange, at place: ChangePlace) throws(SQLiteFailure) {
    let instrument = change.intent.instrument
    let number = page(of: instrument)
    var page = try summaries(onPage: number)
    page[instrument, default: InstrumentSummary(instrument)].note(change, at: place)
    pages[number] = page
    set(JournalChain.hash(of: JournalSummary.text(of: page.values)), of: number)
    unstored.insert(number)
  }

  /// Writes into the file what differs from it.
  func store(in database: SQLiteDatabase) throws(SQLiteFailure) {
    for number in unstored {
      let text = JournalSummary.text(of: pages[number, default: [:]].values)
      try database.run(
        "INSERT OR REPLACE INTO summary (page, hash, text) VALUES (?, ?, ?)",
        [.integer(Int64(number)), .text(hash(of: number)), .text(text)])
    }
    unstored = []
  }

  /// The pages that are not as `other` has them, or whose text is not the one of their hash.
  func pages(differingFrom other: SummaryTable) throws(SQLiteFailure) -> [Int] {
    var differing: [Int] = []
    for number in 0..<JournalSummary.pageCount {
      if hash(of: number) != other.hash(of: number) {
        differing.append(number)
        continue
      }
      do throws(SQLiteFailure) {
        _ = try summaries(onPage: number)
      } catch {
        guard error.isFalsification else { throw error }
        differing.append(number)
      }
    }
    return differing
  }

  private func page(of instrument: InstrumentKey) -> Int {
    JournalSummary.page(of: instrument, hash: JournalChain.hash)
  }

  private func summaries(onPage number: Int) throws(SQLiteFailure) -> Page {
    if let page = pages[number] { return page }
    guard let database else { return [:] }
    let text =
      try database.first("SELECT text FROM summary WHERE page = ?", [.integer(Int64(number))]) {
        $0.text(0)
      } ?? ""
    let actual = text.isEmpty ? JournalSummary.emptyPage : JournalChain.hash(of: text)
    guard actual.text == hash(of: number), let summaries = JournalSummary.summaries(in: text)
    else { throw .falsified }
    var page: Page = [:]
    for summary in summaries { page[summary.instrument] = summary }
    pages[number] = page
    return page
  }

  private func range(of page: Int) -> Range<Int> {
    let length = digits.count / JournalSummary.pageCount
    return page * length..<(page + 1) * length
  }

  private func hash(of page: Int) -> String {
    String(decoding: digits[range(of: page)], as: UTF8.self)
  }

  private func set(_ hash: JournalHash, of page: Int) {
    digits.replaceSubrange(range(of: page), with: hash.text.utf8)
  }
}
