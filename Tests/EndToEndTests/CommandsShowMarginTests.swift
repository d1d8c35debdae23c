import FoundationEssentials
import TestSupport
import Testing

/// `lever show` against `lever simulate`: what each venue tells of margin.
@Suite struct CommandsShowMarginTests {
  private struct Shown: Decodable {
    struct Wallet: Decodable {
      let currency: String
      let balance: String?
      let available: String?
    }

    struct Position: Decodable {
      let side: String
      let margin_mode: String?
    }

    struct Failure: Decodable { let part: String }

    struct Row: Decodable {
      let symbol: String
      let margin_mode: String?
      let wallet: Wallet?
      let positions: [Position]?
      let errors: [Failure]
    }

    let instruments: [Row]
  }

  private struct Case: Sendable, CustomTestStringConvertible {
    let account: String
    let symbol: String
    let mode: String?
    let currency: String

    var testDescription: String { "\(account) \(symbol)" }
  }

  private static let cases = [
    Case(
      account: "coinswitch-futures", symbol: "DOGEUSDT", mode: "isolated", currency: "USDT"),
    Case(
      account: "coinswitch-futures", symbol: "BTCUSDT", mode: nil, currency: "USDT"),
    Case(
      account: "coinswitch-hft", symbol: "BTCUSDT", mode: nil, currency: "USD"),
    Case(account: "ztdx", symbol: "BTCUSDT", mode: "cross", currency: "USDT"),
    Case(account: "bingx", symbol: "BTC-USDT", mode: "cross", currency: "USDT"),
    Case(
      account: "bingx", symbol: "LINK-USDT", mode: "isolated", currency: "USDT"),
  ]

  @Test func `margin mode and wallet are told, and null where the venue gives none`() throws {
    let desk = try CommandDesk()
    for shown in Self.cases {
      let result = try desk.run("show", shown.account, shown.symbol, "--output", "json")
      #expect(result.status == 0)
      let row = try #require(try result.document(Shown.self).instruments.first)
      #expect(row.margin_mode == shown.mode, "\(shown)")
      #expect(row.errors.isEmpty)
      let wallet = try #require(row.wallet)
      #expect(wallet.currency == shown.currency)
      #expect(wallet.balance == "25000")
      // The practice desk has positions and orders open, so that some of it is held.
      let available = try #require(wallet.available.flatMap { Decimal(string: $0) })
      #expect(available > 20_000 && available < 25_000)
      for position in row.positions ?? [] where shown.account != "coinswitch-hft" {
        #expect(position.margin_mode == shown.mode)
      }
    }
  }

  @Test func `for people they are words`() throws {
    let desk = try CommandDesk()
    let isolated = try desk.run("show", "bingx", "LINK-USDT")
    #expect(isolated.output.contains("  margin mode       isolated\n  available margin  2"))
    #expect(isolated.output.contains(" of 25000 USDT\n"))
    let silent = try desk.run("show", "coinswitch-hft", "BTCUSDT")
    #expect(silent.output.contains("  margin mode       not given by this venue\n"))
    #expect(silent.output.contains(" of 25000 USD\n"))
  }

  @Test func `as comma-separated values they are the last columns`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("show", "ztdx", "BTCUSDT", "--output", "csv")
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].hasSuffix(",margin_mode,wallet_currency,wallet_balance,wallet_available"))
    #expect(lines[1].contains(",cross,USDT,25000,2"))
  }

  @Test func `a wallet that fails is named, and the rest is shown`() throws {
    let desk = try CommandDesk(faults: ["http-500/v5/account/wallet-balance"])
    let result = try desk.run("show", "coinswitch-hft", "BTCUSDT", "--output", "json")
    #expect(result.status == 0)
    let row = try #require(try result.document(Shown.self).instruments.first)
    #expect(row.wallet == nil)
    #expect(row.errors.map(\.part) == ["wallet"])
  }
}
