import Testing

@testable import VenueSimulator

private let venues = SimulatedVenue.allCases

@Suite struct `Faults` {
  @Test(arguments: venues, FaultName.allCases) func `a fault leaves what it promises`(
    venue: SimulatedVenue, name: FaultName
  ) throws {
    let practice = try PracticeVenue(venue, faults: [name.example])
    let change = PracticeChange(venue: practice)
    let request = try change.request()
    let delivery = practice.deliver(request)
    switch name {
    case .late, .lateDropped, .lateGatewayTimeout:
      // Tests of their own deliver it.
      #expect(practice.simulator.heldRequests() == 1 && !change.isApplied)
    case .hangBefore:
      #expect(delivery == .hang && !change.isApplied)
    case .hangAfter:
      #expect(delivery == .hang && change.isApplied)
    case .dropBefore:
      #expect(delivery == .cut && !change.isApplied)
    case .dropApplied:
      #expect(delivery == .cut && change.isApplied)
    case .dropDuring:
      guard case .half = delivery else { throw Unexpected(delivery: delivery) }
      #expect(change.isApplied)
    case .dropAfter:
      guard case .answerThenClose = delivery else { throw Unexpected(delivery: delivery) }
      #expect(change.isApplied)
    case .truncatedBody, .malformedBody, .emptyBody, .deepBody, .hugeBody:
      let reply = Reply(delivery)
      #expect(reply.status == 200 && reply.json == .null && change.isApplied)
    case .wrongContentType, .latency, .hostileSymbols, .secondLegRefused, .secondLegLost:
      #expect(Reply(delivery).status == 200 && change.isApplied)
    case .changeByOther:
      #expect(Reply(delivery).status == 200 && practice.held(change.symbol) == "1/1")
    case .lowerMaximum:
      #expect(!change.isApplied)
      #expect(
        practice.simulator.limits(venue: venue.rawValue, symbol: change.symbol)?.maximum
          == (venue == .coinSwitchHFT ? "11.99" : "11"))
    case .openPosition, .openOrder:
      #expect(change.isApplied == (venue != .coinSwitchFutures))
      let holdings = practice.simulator.holdings(
        venue: venue.rawValue, account: venue.rawValue, symbol: change.symbol)
      #expect(holdings?.positions == (name == .openPosition ? 1 : 0))
      #expect(holdings?.orders == (name == .openOrder ? 1 : 0))
    case .clockSkew:
      #expect(change.isApplied == (venue == .coinSwitchHFT))
    case .tooMany, .tooManyWithHeaders:
      let reply = Reply(delivery)
      #expect(reply.status == 429 && !change.isApplied)
      let named = ["Retry-After", "X-Bapi-Limit-Reset-Timestamp", "X-RateLimit-Requests-Expire"]
      #expect(named.contains { reply.header($0) != nil } == (name == .tooManyWithHeaders))
    case .banned:
      #expect(Reply(delivery).status == 418 && !change.isApplied)
    case .internalError:
      #expect(Reply(delivery).status == 500 && !change.isApplied)
    case .internalErrorApplied:
      #expect(Reply(delivery).status == 500 && change.isApplied)
    case .badGateway, .badGatewayApplied:
      let reply = Reply(delivery)
      #expect(reply.status == 502 && reply.text.hasPrefix("<html>"))
      #expect(change.isApplied == (name == .badGatewayApplied))
    case .unavailable, .unavailableApplied:
      #expect(Reply(delivery).status == 503 && Reply(delivery).text.isEmpty)
      #expect(change.isApplied == (name == .unavailableApplied))
    case .gatewayTimeout, .gatewayTimeoutApplied:
      #expect(Reply(delivery).status == 504)
      #expect(change.isApplied == (name == .gatewayTimeoutApplied))
    case .hostileText, .formulaText, .hugeText:
      let reply = Reply(delivery)
      let message = reply["message"] ?? reply["retMsg"] ?? reply["msg"]
      let text = try #require(message?.string)
      switch name {
      case .hugeText: #expect(text.utf8.count > 1_000_000)
      case .formulaText: #expect(text.hasPrefix("=HYPERLINK("))
      default: #expect(text.contains("\u{1B}[2J"))
      }
      #expect(!change.isApplied)
    case .spuriousUnauthorized:
      let reply = Reply(delivery)
      #expect(venue == .bingx ? reply["code"] == 100001 : reply.status == 401)
      #expect(!change.isApplied)
    case .maintenance:
      #expect(!change.isApplied)
    case .doubled, .doubledFirst, .staleReadings, .duplicateKeys, .duplicateKeysFalseFirst,
      .twoRows, .errorBesideData, .otherExchange, .otherSymbol, .longNumber:
      // Tests of their own look at the answers.
      #expect(Reply(delivery).status == 200 && change.isApplied)
    case .stray:
      guard case .answerThenStray = delivery else { throw Unexpected(delivery: delivery) }
      #expect(change.isApplied)
    case .forwarded, .forwardedHTML, .forwardedEmpty:
      #expect(Reply(delivery).status == 415 && change.isApplied)
    case .refusedApplied:
      let reply = Reply(delivery)
      let message = reply["message"] ?? reply["retMsg"] ?? reply["msg"]
      #expect(message?.string == HostileText.falseRefusal)
      #expect(change.isApplied)
    }
  }

  struct Unexpected: Error { let delivery: Delivery }

  @Test func `only the requests that are meant suffer`() throws {
    let practice = try PracticeVenue(
      .ztdx,
      faults: [
        try Fault(parsing: "http-500@ztdx:CHANGE#2-3"), try Fault(parsing: "maintenance@bingx"),
        try Fault(parsing: "http-503-empty:READ/ping"),
      ])
    let change = PracticeChange(venue: practice)
    let statuses = try (0..<4).map { _ in practice.send(try change.request()).status }
    #expect(statuses == [200, 500, 500, 200])
    #expect(practice.send(Request(method: "GET", target: "/fapi/v1/ping")).status == 503)
    #expect(practice.send(Request(method: "GET", target: "/fapi/v1/time")).status == 200)
    practice.simulator.removeAllFaults()
    #expect(practice.send(Request(method: "GET", target: "/fapi/v1/ping")).status == 200)
    practice.simulator.addFault(Fault(.banned, path: "/time", occurrences: 1...1))
    #expect(practice.send(Request(method: "GET", target: "/fapi/v1/time")).status == 418)
    #expect(practice.send(Request(method: "GET", target: "/fapi/v1/time")).status == 200)
  }

  @Test(arguments: [FaultName.secondLegRefused, .secondLegLost])
  func `the second side alone fails`(name: FaultName) throws {
    let practice = try PracticeVenue(.bingx, faults: [Fault(name)])
    let change = PracticeChange(venue: practice)
    #expect(practice.send(try change.request(side: "LONG"))["code"] == 0)
    let second = practice.deliver(try change.request(side: "SHORT"))
    if name == .secondLegLost {
      #expect(second == .cut)
    } else {
      #expect(Reply(second)["msg"] == "margin is not enough")
    }
    #expect(practice.held("BTC-USDT") == "12/20")
    #expect(practice.send(try change.request(side: "SHORT"))["code"] == 0)
  }

  @Test(arguments: [90_000, -90_000] as [Int64]) func `a skewed clock is also what the venue tells`(
    skew: Int64
  ) throws {
    let practice = try PracticeVenue(.ztdx, faults: [Fault(.clockSkew, milliseconds: skew)])
    let told = practice.send(Request(method: "GET", target: "/fapi/v1/time"))
    #expect(told["serverTime"]?.integer == practice.clock.now + skew)
    #expect(
      try practice.call("GET", "/fapi/v2/balance", at: practice.clock.now + skew).status == 200)
    #expect(try practice.call("GET", "/fapi/v2/balance")["code"]?.integer == -1021)
  }

  @Test(arguments: venues) func `contracts can be named to hurt a terminal`(
    venue: SimulatedVenue
  ) throws {
    let practice = try PracticeVenue(venue, faults: [Fault(.hostileSymbols)])
    let reply: Reply
    switch venue {
    case .coinSwitchFutures:
      reply = try practice.call("GET", "/trade/api/v2/futures/instrument_info")
    case .coinSwitchHFT:
      reply = try practice.call("GET", "/v5/market/instruments-info", "category=linear&limit=1000")
    case .ztdx: reply = practice.send(Request(method: "GET", target: "/fapi/v1/exchangeInfo"))
    case .bingx:
      reply = practice.send(Request(method: "GET", target: "/openApi/swap/v2/quote/contracts"))
    }
    #expect(reply.json != .null)
    #expect(reply.text.contains(#"DO\u001b[2J\u202eGE"#))
  }
}
