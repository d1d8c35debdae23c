import FoundationEssentials
import TestSupport
import Testing

/// What each venue's page prints as a request, sent by a client that was written from the page alone,
/// and the answer that the page prints.
struct DocumentExamplesTests {
  private static let fromCoinSwitch =
    #"{"data": {"exchange": "EXCHANGE_2", "symbol": "BTCUSDT", "leverage": "13"}}"#
  private static let fromZTDX =
    #"{"leverage": 20, "maxNotionalValue": "10000000.0000", "symbol": "BTCUSDT"}"#

  private func send(_ example: String, to account: String, of desk: CommandDesk) throws -> String {
    let account = try desk.account(account)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "IndependentClient/document_examples.py").path
    let result = try ProgramRunner.run(
      "/usr/bin/env",
      [
        "PYTHONDONTWRITEBYTECODE=1", "python3", script, example, account.base_url,
        account.api_key, account.api_secret,
      ])
    #expect(result.status == 0, "\(result.errorOutput)")
    return result.output
  }

  @Test(arguments: [
    ("futures", "coinswitch-futures", fromCoinSwitch), ("ztdx-curl", "ztdx", fromZTDX),
    ("ztdx-python", "ztdx", fromZTDX),
  ])
  func `an example is answered as printed`(
    example: String, account: String, printed: String
  ) throws {
    let answer = try send(example, to: account, of: try CommandDesk())
    #expect(answer == "{\"status\": 200, \"answer\": \(printed)}\n")
  }

  @Test func `CoinSwitch HFT accepts its example, and says not modified the second time`() throws {
    let desk = try CommandDesk()
    let first = try send("hft", to: "coinswitch-hft", of: desk)
    let rest = #""result": {}, "retExtInfo": {}, "time": "#
    let head = #"{"status": 200, "answer": {"retCode": "#
    #expect(first.hasPrefix(head + #"0, "retMsg": "OK", "# + rest))
    let second = try send("hft", to: "coinswitch-hft", of: desk)
    #expect(second.hasPrefix(head + #"110043, "retMsg": "leverage not modified", "# + rest))
  }

  @Test func `BingX answers the body that its page asks for with every field of its table`() throws
  {
    let answer = try send("bingx", to: "bingx", of: try CommandDesk())
    let head =
      #"{"status": 200, "answer": {"code": 0, "msg": "", "data": {"leverage": 10, "#
      + #""symbol": "BTC-USDT", "availableLongVol": "#
    #expect(answer.hasPrefix(head))
    for name in [
      "availableShortVol", "availableLongVal", "availableShortVal", "maxPositionLongVal",
      "maxPositionShortVal",
    ] {
      #expect(answer.contains(#""\#(name)": ""#), "\(name)")
    }
  }
}
