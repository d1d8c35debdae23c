import Foundation
import LeverDomain
import Synchronization
import Testing
import Transport

@testable import VenueClient

/// A book of orders that answers as the venue does: 50 a page, newest first, seven days at most.
final class OrderBook: Sendable {
  struct Query: Sendable {
    let symbol: String?
    let from: Int64
    let to: Int64
  }

  static let day: Int64 = 86_400_000
  private let orders: Mutex<[(symbol: String, created: Int64)]>
  private let asked = Mutex<[Query]>([])

  init(_ orders: [(String, Int64)]) { self.orders = Mutex(orders.map { ($0.0, $0.1) }) }

  var queries: [Query] { asked.withLock { $0 } }

  func cancelAll() { orders.withLock { $0 = [] } }

  func answer(_ request: VenueRequest) throws -> CoinSwitchFutures.Orders {
    struct Body: Decodable {
      let symbol: String?
      let limit: Int
      let from_time: Int64
      let to_time: Int64
    }
    let body = try JSONDecoder().decode(Body.self, from: request.body)
    #expect(body.to_time - body.from_time <= 7 * Self.day)
    #expect(body.limit == 50)
    asked.withLock {
      $0.append(Query(symbol: body.symbol, from: body.from_time, to: body.to_time))
    }
    let rows = orders.withLock { orders in
      orders.filter {
        (body.symbol == nil || $0.symbol == body.symbol) && $0.created >= body.from_time
          && $0.created <= body.to_time
      }.sorted { $0.created > $1.created }.prefix(50).map { row in
        #"{"order_id":"\#(row.symbol)-\#(row.created)","symbol":"\#(row.symbol)","side":"BUY","#
          + #""status":"RAISED","created_at":\#(row.created)}"#
      }
    }
    let cursor = orders.withLock { _ in rows.isEmpty ? "null" : "\(lastCreated(rows))" }
    let text = #"{"data":{"orders":[\#(rows.joined(separator: ","))],"cursor":\#(cursor)}}"#
    return try CoinSwitchFutures().orders(in: VenueAnswer(text: text))
  }

  private func lastCreated(_ rows: [String]) -> Int64 {
    let digits = rows.last?.components(separatedBy: "created_at\":").last?.dropLast() ?? "0"
    return Int64(digits) ?? 0
  }
}

struct CoinSwitchFuturesOrderSearchTests {
  private let now: Int64 = 1_790_000_000_000
  private let time = TestTime()

  private func search(
    _ search: CoinSwitchFuturesOrderSearch, _ book: OrderBook, of symbol: String?, at now: Int64
  ) async throws -> [String] {
    try await search.orders(of: symbol.flatMap { ContractSymbol($0) }, now: now) {
      request async throws(VenueError) in
      do {
        return try book.answer(request)
      } catch {
        throw VenueError(.unreadable)
      }
    }.map(\.identifier.text)
  }

  @Test(arguments: [0, 6, 7, 8, 13, 20, 27, 33])
  func `an order is found however many weeks it has rested`(_ days: Int64) async throws {
    let created = now - days * OrderBook.day - 1
    let book = OrderBook([("BTCUSDT", created)])
    let orderSearch = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: time.timing)
    let found = try await search(orderSearch, book, of: "BTCUSDT", at: now)
    #expect(found == ["BTCUSDT-\(created)"])
  }

  @Test func `the search says how far back it reached`() async throws {
    let orderSearch = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: time.timing)
    #expect(await orderSearch.span(at: now) == nil)
    _ = try await search(orderSearch, OrderBook([]), of: nil, at: now)
    // Six days that are always asked for, and four empty weeks.
    #expect(await orderSearch.span(at: now) == .seconds(34 * 86_400))
    #expect(await orderSearch.span(at: now + OrderBook.day) == .seconds(35 * 86_400))
  }

  @Test func `each order found lets the search go four weeks further back, to twelve at most`()
    async throws
  {
    let resting = (1...30).map { ("BTCUSDT", now - $0 * 20 * OrderBook.day) }
    let book = OrderBook(resting)
    let orderSearch = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: time.timing)
    let found = try await search(orderSearch, book, of: nil, at: now)
    #expect(found.count == 4)
    #expect(book.queries.count == 1 + CoinSwitchFuturesOrderSearch.maximumWindows)
  }

  @Test func `an account without old orders costs five queries once, and then one`() async throws {
    let book = OrderBook([("BTCUSDT", now - 1000)])
    let orderSearch = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: time.timing)
    #expect(try await search(orderSearch, book, of: "BTCUSDT", at: now).count == 1)
    #expect(book.queries.count == 5)
    time.advance(by: .seconds(3600))
    #expect(
      try await search(orderSearch, book, of: "ETHUSDT", at: now + 3_600_000).isEmpty)
    #expect(book.queries.count == 6)
  }

  @Test func `an old order that was cancelled since is not shown again`() async throws {
    let book = OrderBook([("BTCUSDT", now - 20 * OrderBook.day)])
    let orderSearch = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: time.timing)
    #expect(try await search(orderSearch, book, of: "BTCUSDT", at: now).count == 1)
    time.advance(by: .seconds(60))
    book.cancelAll()
    #expect(try await search(orderSearch, book, of: "BTCUSDT", at: now + 60_000).isEmpty)
  }

  @Test func `more than a page of orders is read whole, each once`() async throws {
    let many = (0..<120).map { ("BTCUSDT", now - 1_000_000 - Int64($0) * 1000) }
    let book = OrderBook(many)
    let orderSearch = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: time.timing)
    let found = try await search(orderSearch, book, of: "BTCUSDT", at: now)
    #expect(found.count == 120)
    #expect(Set(found).count == 120)
  }

  @Test func `no moment between the last week and the older ones is left out`() async throws {
    let book = OrderBook([])
    let orderSearch = CoinSwitchFuturesOrderSearch(
      account: "practice", cache: nil, timing: time.timing)
    _ = try await search(orderSearch, book, of: nil, at: now)
    let spans = book.queries.sorted { $0.to > $1.to }
    for (newer, older) in zip(spans, spans.dropFirst()) {
      #expect(older.to >= newer.from)
    }
    #expect((spans.first?.to ?? 0) >= now)
  }
}
