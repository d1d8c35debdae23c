import TestSupport
import Testing

@Suite struct CommandsSetTests {
  @Test(arguments: [
    ("coinswitch-futures", "BTCUSDT", "20"), ("coinswitch-hft", "BTCUSDT", "12.34"),
    ("bingx", "BTC-USDT", "21"),
  ])
  func `a change is read back by the program and by a client nobody here shares code with`(
    venue: String, symbol: String, value: String
  ) throws {
    let desk = try CommandDesk()
    let result = try desk.run("set", venue, symbol, value, "--yes", "--output", "json")
    #expect(result.status == 0)
    #expect(result.errorOutput == "")
    let change = try #require(try result.document(ChangesDocument.self).changes.first)
    #expect(change.outcome == "applied")
    #expect(change.proof == "read_back")
    #expect(change.to == .init(long: value, short: value))
    #expect(change.id?.isEmpty == false)
    let reading = try desk.independentReading(venue, symbol)
    #expect(reading.output == "{\"long\": \"\(value)\", \"short\": \"\(value)\"}\n")
    let again = try desk.run("set", venue, symbol, value, "--yes", "--output", "json")
    #expect(again.status == 0)
    #expect(try again.document(ChangesDocument.self).changes.first?.outcome == "already_set")
  }

  @Test func `where no reading is offered, the venue's echo is the proof`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("set", "ztdx", "BTCUSDT", "33", "--yes", "--output", "json")
    #expect(result.status == 0)
    let change = try #require(try result.document(ChangesDocument.self).changes.first)
    #expect(change.outcome == "applied")
    #expect(change.proof == "echo")
    #expect(change.from == nil)
    let echo = try desk.independentReading("ztdx", "BTCUSDT", setting: "33")
    #expect(echo.output == "{\"long\": \"33\", \"short\": \"33\"}\n")
  }

  @Test func `long and short are set apart in hedge mode`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("set", "bingx", "BTC-USDT", "9", "--short", "7", "--yes")
    #expect(result.status == 0)
    let reading = try desk.independentReading("bingx", "BTC-USDT")
    #expect(reading.output == "{\"long\": \"9\", \"short\": \"7\"}\n")
  }

  @Test func `a value that is no leverage is told apart before anything is asked`() throws {
    let desk = try CommandDesk()
    for (value, words) in [
      ("", "no leverage given"), ("0", "not above zero"), ("-1", "not above zero"),
      ("1e3", "not a plain decimal"),
    ] {
      for (account, symbol) in [("coinswitch-futures", "BTCUSDT"), ("bingx", "BTC-USDT")] {
        let result = try desk.run("set", account, symbol, value, "--yes")
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errorOutput.contains(words))
        #expect(result.errorOutput.contains("nothing was sent"))
      }
    }
  }

  @Test(arguments: [
    ("coinswitch-futures", "BTCUSDT", "1.5", "off the step of 1", "1x and 2x"),
    ("coinswitch-futures", "BTCUSDT", "26", "above the maximum of 25x", "24x and 25x"),
    ("coinswitch-hft", "BTCUSDT", "12.345", "off the step of 0.01", "12.34x and 12.35x"),
    ("coinswitch-hft", "BTCUSDT", "100.01", "above the maximum of 100x", "99.99x and 100x"),
    ("ztdx", "BTCUSDT", "101", "above the maximum of 100x", "99x and 100x"),
    ("bingx", "BTC-USDT", "1.5", "off the step of 1", "1x and 2x"),
    ("bingx", "BTC-USDT", "151", "above the maximum of 150x", "149x and 150x"),
  ])
  func `a value outside the limits is refused with the nearest two, unsent`(
    account: String, symbol: String, value: String, why: String, nearest: String
  ) throws {
    let desk = try CommandDesk()
    let result = try desk.run("set", account, symbol, value, "--yes")
    #expect(result.status == 2)
    #expect(result.output.contains(why))
    #expect(result.output.contains("nearest allowed: \(nearest)"))
    #expect(result.output.contains("nothing was sent"))
    #expect(result.errorOutput == "")
  }

  @Test(arguments: ["SOLUSDT", "AVAXUSDT", "LTCUSDT", "ADAUSDT"])
  func `an open order refuses before anything is sent, and is named`(symbol: String) throws {
    let desk = try CommandDesk()
    let shown = try desk.independentReading("coinswitch-futures", symbol).output
    let value = shown.contains("\"4\"") ? "3" : "4"
    let result = try desk.run(
      "set", "coinswitch-futures", symbol, value, "--yes", "--output", "json")
    #expect(result.status == 2)
    let change = try #require(try result.document(ChangesDocument.self).changes.first)
    #expect(change.outcome == "refused")
    #expect(change.reason == "precondition")
    let blocking = try #require(change.preconditions.first { $0.state == "blocking" })
    #expect(blocking.kind == "no_open_order")
    #expect(blocking.rule == "venue")
    let order = try #require(blocking.evidence.compactMap(\.order).first)
    #expect(order.symbol == symbol)
    let text = try desk.run("set", "coinswitch-futures", symbol, value, "--yes")
    #expect(text.output.contains("id \(order.id)"))
    #expect(try desk.independentReading("coinswitch-futures", symbol).output == shown)
  }

  @Test(arguments: [
    ("coinswitch-futures", "BTCUSDT", #""leverage":7"#, "/trade/api/v2/futures/leverage"),
    ("coinswitch-hft", "BTCUSDT", #""buyLeverage":"7""#, "/v5/position/set-leverage"),
    ("bingx", "BTC-USDT", "leverage=7", "/openApi/swap/v2/trade/leverage"),
  ])
  func `a dry run shows the request without secrets, and sends no change`(
    account: String, symbol: String, value: String, path: String
  ) throws {
    let desk = try CommandDesk()
    let before = try desk.independentReading(account, symbol).output
    let result = try desk.run("set", account, symbol, "7", "--dry-run")
    #expect(result.status == 0)
    #expect(result.output.contains(value))
    #expect(result.output.contains("POST http://127.0.0.1:"))
    #expect(result.output.contains(path))
    #expect(result.output.contains("dry run: no change was sent"))
    let keys = try desk.account(account)
    #expect(!result.output.contains(keys.api_key))
    #expect(!result.output.contains(keys.api_secret))
    #expect(try desk.independentReading(account, symbol).output == before)
  }

  @Test func `without a terminal nothing is asked, and the flag is named`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("set", "bingx", "BTC-USDT", "7")
    #expect(result.status == 1)
    #expect(result.errorOutput.contains("--yes"))
  }

  @Test func `a read-only run signs nothing`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("set", "bingx", "BTC-USDT", "7", "--yes", "--read-only")
    #expect(result.status == 2)
    #expect(result.output.contains("read_only = true"))
    let reading = try desk.independentReading("bingx", "BTC-USDT")
    #expect(reading.output == "{\"long\": \"20\", \"short\": \"20\"}\n")
  }
}
