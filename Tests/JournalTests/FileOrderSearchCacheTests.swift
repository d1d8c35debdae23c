import FoundationEssentials
import Journal
import LeverDomain
import TestSupport
import Testing

struct FileOrderSearchCacheTests {
  private let account = "https://coinswitch.co#0011223344556677"

  private func record() throws -> OrderSearchRecord {
    OrderSearchRecord(
      cutoff: 1_790_000_000_000, oldest: 1_787_000_000_000,
      windows: [
        OrderSearchRecord.Window(
          from: 1_788_000_000_000, to: 1_788_604_800_000,
          symbols: [
            try #require(ContractSymbol("BTCUSDT")), try #require(ContractSymbol("ETHUSDT")),
          ])
      ])
  }

  @Test func `what one process has found another reads, and nobody else may`() async throws {
    let folder = try TemporaryFolder()
    let directory = folder.path(of: "cache")
    let cache = FileOrderSearchCache(directory: directory)
    #expect(await cache.load(account) == nil)
    try await cache.save(record(), of: account)
    #expect(try await FileOrderSearchCache(directory: directory).load(account) == record())
    #expect(await cache.load(account + "8") == nil)
    let files = try FileManager.default.contentsOfDirectory(atPath: directory)
    #expect(files.count == 1)
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(file)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `a damaged, cut or foreign file counts as none`() async throws {
    let folder = try TemporaryFolder()
    let cache = FileOrderSearchCache(directory: folder.path)
    try await cache.save(record(), of: account)
    let file = try #require(FileManager.default.contentsOfDirectory(atPath: folder.path).first)
    let path = folder.path(of: file)
    let whole = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    for index in whole.indices {
      var flipped = whole
      flipped[index] ^= 0x20
      #expect(FileManager.default.createFile(atPath: path, contents: Data(flipped)))
      #expect(await cache.load(account) == nil)
      #expect(
        FileManager.default.createFile(atPath: path, contents: Data(whole.prefix(index))))
      #expect(await cache.load(account) == nil)
    }
    #expect(FileManager.default.createFile(atPath: path, contents: Data(whole)))
    #expect(try await cache.load(account) == record())
  }

  @Test func `one searches at a time, and the next when it has ended`() async throws {
    let folder = try TemporaryFolder()
    let cache = FileOrderSearchCache(directory: folder.path)
    var turn = await cache.begin(account)
    #expect(turn != nil)
    #expect(await FileOrderSearchCache(directory: folder.path).begin(account) == nil)
    let other = await cache.begin("another")
    #expect(other != nil)
    turn = nil
    #expect(await cache.begin(account) != nil)
  }

  @Test func `where no file can be made, everybody may search`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let cache = FileOrderSearchCache(directory: folder.path(of: "file"))
    let (first, second) = (await cache.begin(account), await cache.begin(account))
    #expect(first != nil && second != nil)
    try await cache.save(record(), of: account)
    #expect(await cache.load(account) == nil)
  }
}
