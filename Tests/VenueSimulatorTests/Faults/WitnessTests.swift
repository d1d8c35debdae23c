import Synchronization
import Testing

@testable import VenueSimulator

@Suite struct `A witness of requests` {
  private final class Notes: Sendable {
    let passages = Mutex<[(String, SimulatorWitness.Passage)]>([])
    func note(_ word: String, _ passage: SimulatorWitness.Passage) {
      passages.withLock { $0.append((word, passage)) }
    }
  }

  @Test func `it is told of a request before and after, and decides what goes wrong with it`()
    throws
  {
    let notes = Notes()
    let venue = try PracticeVenue(.ztdx) { options in
      options.witness = SimulatorWitness(
        arrived: { passage in
          notes.note("arrived", passage)
          let isSecond = notes.passages.withLock { $0.count } > 2
          return isSecond ? [Fault(.internalErrorApplied, venue: "bingx", occurrences: 9...9)] : []
        }, answered: { notes.note("answered", $0) })
    }
    let body = #"{"symbol":"BTCUSDT","leverage":7}"#
    #expect(try venue.call("POST", "/fapi/v1/leverage", json: body).status == 200)
    let other = #"{"symbol":"BTCUSDT","leverage":8}"#
    #expect(try venue.call("POST", "/fapi/v1/leverage", json: other).status == 500)
    #expect(venue.held("BTCUSDT") == "8/8")

    let passages = notes.passages.withLock { $0 }
    #expect(passages.map(\.0) == ["arrived", "answered", "arrived", "answered"])
    let passage = SimulatorWitness.Passage(
      venue: "ztdx", account: "ztdx", method: "POST", path: "/fapi/v1/leverage",
      changedSymbol: "BTCUSDT", changedSide: nil)
    #expect(passages.allSatisfy { $0.1 == passage })
  }

  @Test(arguments: [FaultName.hangBefore, .hangAfter, .late, .lateDropped, .internalErrorApplied])
  func `it is told where a client hears nothing`(name: FaultName) throws {
    let notes = Notes()
    let venue = try PracticeVenue(.ztdx) { options in
      options.faults = [Fault(name)]
      options.witness = SimulatorWitness(
        arrived: { _ in [] }, answered: { _ in }, unanswered: { notes.note("unanswered", $0) })
    }
    _ = venue.send(Request(method: "GET", target: "/fapi/v1/time"))
    let isUnanswered = name == .hangBefore || name == .hangAfter || name == .late
    #expect(
      notes.passages.withLock { $0.map(\.1.path) } == (isUnanswered ? ["/fapi/v1/time"] : []))
  }

  @Test func `a venue may list a few instruments, the best known first`() throws {
    let venue = try PracticeVenue(.bingx) { options in options.maximumInstruments = 3 }
    #expect(venue.simulator.symbols(venue: "bingx") == ["BTC-USDT", "ETH-USDT", "SOL-USDT"])
  }

  @Test func `it knows a side where a change takes two requests, and no account without a key`()
    throws
  {
    let notes = Notes()
    let venue = try PracticeVenue(.bingx) { options in
      options.witness = SimulatorWitness(
        arrived: { passage in
          notes.note("arrived", passage)
          return []
        }, answered: { _ in })
    }
    _ = try venue.call(
      "POST", "/openApi/swap/v2/trade/leverage", "leverage=7&side=SHORT&symbol=BTC-USDT")
    _ = venue.send(Request(method: "GET", target: "/openApi/swap/v2/server/time"))
    let passages = notes.passages.withLock { $0.map(\.1) }
    #expect(passages.map(\.changedSide) == ["SHORT", nil])
    #expect(passages.map(\.changedSymbol) == ["BTC-USDT", nil])
    #expect(passages.map(\.account) == ["bingx", nil])
  }
}
