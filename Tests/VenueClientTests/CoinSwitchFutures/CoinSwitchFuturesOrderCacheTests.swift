import LeverDomain
import Synchronization
import Testing

@testable import VenueClient

/// What processes share of their searches.
private final class SharedRecords: OrderSearchCache {
  private let records = Mutex<[String: OrderSearchRecord]>([:])

  var record: OrderSearchRecord? {
    get { records.withLock { $0["practice"] } }
    set { records.withLock { $0["practice"] = newValue } }
  }

  func load(_ account: String) -> OrderSearchRecord? { records.withLock { $0[account] } }
  func save(_ record: OrderSearchRecord, of account: String) {
    records.withLock { $0[account] = record }
  }
  func begin(_ account: String) -> OrderSearchTurn? { OrderSearchTurn {} }
}

struct CoinSwitchFuturesOrderCacheTests {
  private let now: Int64 = 1_790_000_000_000
  private let cache = SharedRecords()

  /// Searches as a process that has just begun. Answers what was found and what it cost.
  private func search(
    _ book: OrderBook, of symbol: String?, at now: Int64
  ) async throws -> (found: [String], queries: [OrderBook.Query]) {
    let before = book.queries.count
    let search = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: cache, timing: TestTime().timing)
    let found = try await search.orders(of: symbol.flatMap { ContractSymbol($0) }, now: now) {
      request async throws(VenueError) in
      do {
        return try book.answer(request)
      } catch {
        throw VenueError(.unreadable)
      }
    }.map(\.identifier.text)
    return (found, Array(book.queries.dropFirst(before)))
  }

  @Test func `the second process asks for the newest window alone`() async throws {
    let book = OrderBook([("BTCUSDT", now - 1000)])
    #expect(try await search(book, of: "ETHUSDT", at: now).queries.count == 5)
    let next = try await search(book, of: "BTCUSDT", at: now + 60_000)
    #expect(next.found.count == 1)
    let query = try #require(next.queries.first)
    #expect(next.queries.count == 1)
    #expect(query.symbol == "BTCUSDT" && query.to >= now + 60_000)
  }

  @Test func `an old order still blocks, and its window alone is read again to know`()
    async throws
  {
    let book = OrderBook([("BTCUSDT", now - 20 * OrderBook.day)])
    #expect(try await search(book, of: nil, at: now).found.count == 1)
    #expect(try await search(book, of: "ETHUSDT", at: now).queries.count == 1)
    let blocked = try await search(book, of: "BTCUSDT", at: now + 1000)
    #expect(blocked.found.count == 1)
    #expect(blocked.queries.count == 2)
    // Cancelled since: once more to see it, and then never again.
    book.cancelAll()
    let freed = try await search(book, of: "BTCUSDT", at: now + 2000)
    #expect(freed.found.isEmpty && freed.queries.count == 2)
    #expect(try await search(book, of: "BTCUSDT", at: now + 3000).queries.count == 1)
    #expect(try await search(book, of: nil, at: now + 3000).queries.count == 1)
  }

  @Test func `as days pass what has become past is read once for all`() async throws {
    let book = OrderBook([("BTCUSDT", now - OrderBook.day - 1234)])
    _ = try await search(book, of: nil, at: now)
    for day in Int64(1)...30 {
      let later = now + day * OrderBook.day
      let first = try await search(book, of: "BTCUSDT", at: later)
      #expect(first.found.count == 1, "day \(day)")
      #expect(first.queries.count <= 3, "day \(day)")
      let second = try await search(book, of: "ETHUSDT", at: later)
      #expect(second.found.isEmpty && second.queries.count == 1, "day \(day)")
    }
    // No day has been left out: everything from the first search on is covered.
    let spans = book.queries.filter { $0.symbol == nil }.sorted { $0.from < $1.from }
    var covered = spans[0].from
    for span in spans {
      #expect(span.from <= covered)
      covered = max(covered, span.to)
    }
  }

  @Test func `after months away it is searched anew`() async throws {
    let book = OrderBook([("BTCUSDT", now + 20 * OrderBook.day)])
    _ = try await search(book, of: nil, at: now)
    let away = try await search(book, of: "BTCUSDT", at: now + 100 * OrderBook.day)
    #expect(away.queries.count <= 1 + CoinSwitchFuturesOrderSearch.maximumWindows)
    let weeks = try await search(book, of: "BTCUSDT", at: now + 40 * OrderBook.day)
    #expect(weeks.found.count == 1)
  }

  @Test func `a search that was cut off leaves nothing behind`() async throws {
    let book = OrderBook([])
    let search = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: cache, timing: TestTime().timing)
    await #expect(throws: VenueError.self) {
      try await search.orders(of: nil, now: now) { request async throws(VenueError) in
        guard book.queries.count < 3 else { throw VenueError(.timedOut) }
        do {
          return try book.answer(request)
        } catch {
          throw VenueError(.unreadable)
        }
      }
    }
    #expect(cache.record == nil)
  }

  @Test(arguments: [0, 1, -1, 4, 5000]) func `a cutoff that is not past is not believed`(
    days: Int64
  ) async throws {
    let created = now - 10 * OrderBook.day
    let book = OrderBook([("BTCUSDT", created)])
    let cutoff = now - days * OrderBook.day
    cache.record = OrderSearchRecord(cutoff: cutoff, oldest: 0, windows: [])
    #expect(try await search(book, of: "BTCUSDT", at: now).found.count == 1)
  }

  @Test func `what is asked for does not wait for a search that nobody asked for`() async throws {
    let book = OrderBook([("BTCUSDT", now - 20 * OrderBook.day)])
    let search = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: TestTime().timing)
    let unasked = Task {
      try? await search.orders(of: nil, now: now, isAsked: false) {
        _ async throws(VenueError) in
        // Its share is used up: it waits until it is given up.
        while !Task.isCancelled { await Task.yield() }
        throw VenueError(.cancelled)
      }
    }
    let found = try await search.orders(of: ContractSymbol("BTCUSDT"), now: now) {
      request async throws(VenueError) in
      do {
        return try book.answer(request)
      } catch {
        throw VenueError(.unreadable)
      }
    }
    #expect(found.count == 1)
    unasked.cancel()
    _ = await unasked.value
  }
}
