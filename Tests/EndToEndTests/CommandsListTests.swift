import TestSupport
import Testing

@Suite struct CommandsListTests {
  @Test func `list tells every venue's instruments from a few requests`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("list", "--output", "json")
    #expect(result.status == 0)
    #expect(result.errorOutput == "")
    let rows = try result.document(InstrumentsDocument.self).instruments
    for (account, count) in [
      ("coinswitch-futures", 600), ("coinswitch-hft", 600), ("bingx", 600), ("ztdx", 149),
    ] {
      #expect(rows.count { $0.account == account } >= count)
    }
    #expect(rows.allSatisfy { $0.long == nil && $0.setting_proof == nil })
    let bitcoin = try #require(
      rows.first { $0.account == "coinswitch-hft" && $0.symbol == "BTCUSDT" })
    #expect(bitcoin.minimum == "1" && bitcoin.maximum == "100" && bitcoin.step == "0.01")
    #expect(bitcoin.changeable == true)
    let blocked = try #require(
      rows.first { $0.account == "coinswitch-futures" && $0.symbol == "SOLUSDT" })
    #expect(blocked.changeable == false)
    let unread = try #require(rows.first { $0.account == "bingx" && $0.symbol == "BTC-USDT" })
    #expect(unread.maximum == nil && unread.changeable == nil)
    #expect(unread.position_mode == "hedge")
    #expect(rows.contains { $0.symbol.hasPrefix("FTT") && $0.status != "tradable" })
  }

  @Test func `list with reading tells the settings`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("list", "--filter", "BTC*", "--read", "--output", "json")
    #expect(result.status == 0)
    let rows = try result.document(InstrumentsDocument.self).instruments
    #expect(Set(rows.map(\.account)).count == 4)
    for row in rows where row.account != "ztdx" {
      #expect(row.long != nil && row.setting_proof == "read_back" && row.changeable == true)
    }
    for row in rows where row.account == "ztdx" {
      #expect(row.long == nil && row.setting_proof == "none")
    }
  }

  @Test func `the table is plain text without a terminal`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("list", "ztdx", "--filter", "BTCUSDT")
    #expect(
      result.output == """
        ACCOUNT  SYMBOL   MIN   MAX  STEP      LONG     SHORT  MODE     POSITIONS  ORDERS  STATUS
        ztdx     BTCUSDT   1x  100x     1  not read  not read  one-way          0       0

        """)
  }

  @Test func `accounts are connected, and say which of them may change leverage`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("accounts", "--output", "csv")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.dropFirst().allSatisfy { $0.contains(",connected,false,") })
  }

  @Test func `show names limits and what a change needs`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("show", "bingx", "XRP-USDT")
    #expect(result.status == 0)
    #expect(result.output.contains("position mode     hedge"))
    #expect(result.output.contains("advisory  open position         not required by BingX"))
    #expect(result.output.contains("advisory  open order            not required by BingX"))
  }

  @Test func `the simulator announces itself in one line and ends when told to`() throws {
    let desk = try CommandDesk()
    #expect(desk.announcement.schema == "lever/1")
    #expect(
      desk.announcement.accounts.map(\.account).sorted() == [
        "bingx", "coinswitch-futures", "coinswitch-hft", "ztdx",
      ])
    #expect(desk.announcement.accounts.allSatisfy { $0.base_url.hasPrefix("http://127.0.0.1:") })
    desk.simulator.send(signal: 15)
    #expect(try desk.simulator.waitForExit() == .exited(0))
    #expect(desk.simulator.output.split(separator: "\n").count == 1)
  }
}
