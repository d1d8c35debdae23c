import Cryptography
import FoundationEssentials
import Glibc
import Journal
import LeverDomain
import TestSupport
import Testing

struct FileReadingCacheTests {
  let folder: TemporaryFolder
  let known: CachedAccount
  var cache: FileReadingCache { FileReadingCache(directory: folder.path(of: "cache/lever")) }
  var path: String { folder.path(of: "cache/lever/practice.instruments") }

  init() throws {
    folder = try TemporaryFolder()
    let limits = try #require(
      LeverageLimits(minimum: Leverage("1"), maximum: Leverage("25"), step: Leverage("0.01")))
    let uneven = LeverageSetting(long: try Leverage("12.34"), short: try Leverage("5"))
    let chinese = try #require(ContractSymbol("币安人生-USDT"))
    let long = try #require(Decimal(string: "-123456789012345678901234567890.12345678"))
    let small = try #require(Decimal(string: "0.00000001"))
    func row(
      _ symbol: ContractSymbol, _ setting: LeverageReading.Setting?, _ value: Decimal? = nil,
      mode: PositionMode? = nil, status: InstrumentStatus = .tradable
    ) -> CachedAccount.Row {
      CachedAccount.Row(
        instrument: Instrument(
          symbol: symbol, baseAsset: "BTC", quoteAsset: "USDT", status: status,
          limits: setting == nil ? nil : limits, maximumPositionValue: value,
          maintenanceMarginRate: small),
        leverage: setting.map {
          LeverageReading(
            setting: $0, limits: limits, positionMode: mode, maximumPositionValue: value)
        },
        readAt: setting.map { _ in Samples.start })
    }
    known = CachedAccount(
      venue: .bingx, listedAt: Samples.start,
      rows: [
        row(Samples.bitcoin, .read(uneven), 50_000, mode: .hedge),
        row(Samples.ether, .shownByPosition(uneven), long, mode: .oneWay),
        row(chinese, .notShown, Decimal(string: "1200.50"), status: .notTradable("paused")),
        row(Samples.ether, .notOffered, 0),
        row(Samples.bitcoin, nil, -7),
      ])
  }

  @Test func `what was known comes back as it was`() throws {
    #expect(cache.load(Samples.account, on: .bingx) == nil)
    #expect(cache.save(known, of: Samples.account))
    #expect(cache.load(Samples.account, on: .bingx) == known)
    let empty = CachedAccount(venue: .bingx, listedAt: Samples.start, rows: [])
    #expect(cache.save(empty, of: Samples.account))
    #expect(cache.load(Samples.account, on: .bingx) == empty)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(of: "cache/lever"))
    #expect(names == ["practice.instruments"])
    var information = stat()
    #expect(stat(path, &information) == 0)
    #expect(information.st_mode & 0o777 == 0o600)
  }

  @Test func `positions are not kept`() throws {
    let position = Position(symbol: Samples.bitcoin, side: .long, size: 1)
    let row = CachedAccount.Row(
      instrument: known.rows[0].instrument,
      leverage: LeverageReading(setting: .notShown, positions: [position]),
      readAt: Samples.start)
    #expect(
      cache.save(
        CachedAccount(venue: .bingx, listedAt: Samples.start, rows: [row]), of: Samples.account))
    let loaded = try #require(cache.load(Samples.account, on: .bingx))
    #expect(loaded.rows[0].leverage == LeverageReading(setting: .notShown))
  }

  @Test func `a file that is cut, flipped or of another version counts as none`() throws {
    #expect(cache.save(known, of: Samples.account))
    let whole = try #require(FileManager.default.contents(atPath: path))
    for count in stride(from: 0, to: whole.count, by: 7) {
      #expect(FileManager.default.createFile(atPath: path, contents: whole.prefix(count)))
      #expect(cache.load(Samples.account, on: .bingx) == nil)
    }
    for index in stride(from: 0, to: whole.count, by: 5) {
      var flipped = whole
      flipped[index] ^= 0x10
      #expect(FileManager.default.createFile(atPath: path, contents: flipped))
      #expect(cache.load(Samples.account, on: .bingx) == nil)
    }
    #expect(cache.save(known, of: Samples.account))
    #expect(cache.load(Samples.account, on: .bingx) == known)
  }

  @Test func `what was read on another venue or address is not shown`() {
    #expect(cache.save(known, of: Samples.account))
    #expect(cache.load(Samples.account, on: .ztdx) == nil)
    let elsewhere = FileReadingCache(
      directory: folder.path(of: "cache/lever"),
      origins: [Samples.account: "https://example.test"])
    #expect(elsewhere.load(Samples.account, on: .bingx) == nil)
    #expect(elsewhere.save(known, of: Samples.account))
    #expect(elsewhere.load(Samples.account, on: .bingx) == known)
  }

  @Test func `a cache that cannot be kept does no harm`() throws {
    try folder.write("", to: "file")
    let cache = FileReadingCache(directory: folder.path(of: "file/lever"))
    #expect(!cache.save(known, of: Samples.account))
    #expect(cache.load(Samples.account, on: .bingx) == nil)
  }

  @Test func `hostile text in a file with a right hash is cleaned or refused`() throws {
    #expect(cache.save(known, of: Samples.account))
    let whole = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    try rewrite(whole, replacing: "paused", with: "\u{1B}[31mX")
    let cleaned = try #require(cache.load(Samples.account, on: .bingx))
    #expect(cleaned.rows[2].instrument.status == .notTradable("X"))
    try rewrite(whole, replacing: "BTC", with: "\u{202E}")
    #expect(cache.load(Samples.account, on: .bingx) == nil, "it stands in a symbol too")
    try rewrite(whole, replacing: "\u{3}\u{0}BTC", with: "\u{3}\u{0}\u{1B}[m")
    let emptied = try #require(cache.load(Samples.account, on: .bingx))
    #expect(emptied.rows.allSatisfy { $0.instrument.baseAsset.isEmpty })
  }

  @Test func `a file that claims a million instruments and has none counts as none`() throws {
    let empty = CachedAccount(venue: .bingx, listedAt: Samples.start, rows: [])
    #expect(cache.save(empty, of: Samples.account))
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    // The count stands at the end, lowest byte first.
    bytes.replaceSubrange(bytes.count - 8..<bytes.count - 5, with: [0x40, 0x42, 0x0F])
    try rewrite(bytes)
    #expect(cache.load(Samples.account, on: .bingx) == nil)
  }

  @Test func `nothing that is no file of one's own is read`() throws {
    #expect(cache.save(known, of: Samples.account))
    let elsewhere = folder.path(of: "elsewhere")
    try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
    #expect(symlink(elsewhere, path) == 0)
    #expect(cache.load(Samples.account, on: .bingx) == nil)
    #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
    #expect(cache.load(Samples.account, on: .bingx) == nil)
  }

  /// Writes the file with other text everywhere, and with the hash that belongs to it.
  private func rewrite(
    _ bytes: [UInt8], replacing text: String = "", with other: String = ""
  ) throws {
    var changed = bytes
    let old = Array(text.utf8)
    let new = Array(other.utf8)
    #expect(old.count == new.count)
    if !old.isEmpty {
      for start in 0...(bytes.count - old.count)
      where bytes[start..<start + old.count].elementsEqual(old) {
        changed.replaceSubrange(start..<start + old.count, with: new)
      }
    }
    let title = Array("lever cache 1\n".utf8).count
    let rest = Array(changed[(title + BLAKE2b.length)...])
    changed.replaceSubrange(
      title..<title + BLAKE2b.length, with: BLAKE2b.hash(rest.span.bytes))
    #expect(changed != bytes)
    #expect(FileManager.default.createFile(atPath: path, contents: Data(changed)))
  }
}
