import TestSupport
import Testing

@Suite struct CommandsFailureTests {
  static let instruments = [
    ("coinswitch-futures", "BTCUSDT"), ("coinswitch-hft", "BTCUSDT"), ("ztdx", "BTCUSDT"),
    ("bingx", "BTC-USDT"),
  ]

  @Test func `a wrong key is an error with its cure, on every venue`() throws {
    let desk = try CommandDesk()
    let wrong = try desk.configurationWithWrongSecrets()
    for (account, symbol) in Self.instruments {
      let result = try desk.run(
        "set", account, symbol, "7", "--yes", "--output", "json", configuration: wrong)
      #expect(result.status == 1)
      let failure = try result.document(FailureDocument.self).error
      #expect(failure.kind == "venue")
      #expect(failure.venue_error == "key_rejected")
      #expect(result.errorOutput.contains("the venue does not accept the key"))
      #expect(result.errorOutput.contains("check the account's api_key and api_secret"))
    }
  }

  @Test func `a key that is not of its secret is named where that can be told`() throws {
    let desk = try CommandDesk()
    let wrong = try desk.configurationWithWrongSecrets()
    let result = try desk.run("accounts", configuration: wrong)
    #expect(result.status == 1)
    let hint = ": api_key is not the public key of api_secret"
    for (account, _) in Self.instruments {
      let tells = account.hasPrefix("coinswitch")
      #expect(result.errorOutput.contains(account + hint) == tells)
    }
    #expect(!(try desk.run("accounts").errorOutput.contains(hint)))
  }

  @Test(arguments: [("+90500ms", "ahead"), ("-90500ms", "behind")])
  func `a wrong clock blocks where the venue checks it`(skew: String, word: String) throws {
    let desk = try CommandDesk(faults: ["clock-skew=\(skew)"])
    for (account, symbol) in Self.instruments where account != "coinswitch-hft" {
      let result = try desk.run("set", account, symbol, "7", "--yes")
      #expect(result.status == 2)
      #expect(result.output.contains("clock out of sync"))
      #expect(result.output.contains("venue 1 min 30 s \(word)"))
      #expect(result.output.contains("nothing was sent"))
    }
  }

  @Test func `an unknown symbol brings the nearest, on every venue`() throws {
    let desk = try CommandDesk()
    for (account, symbol) in Self.instruments {
      let result = try desk.run("set", account, "\(symbol)x".lowercased(), "7", "--yes")
      #expect(result.status == 1)
      #expect(result.output == "")
      #expect(result.errorOutput.contains("lists no instrument"))
      #expect(result.errorOutput.contains(symbol))
    }
  }

  @Test func `an unknown account brings those that are configured`() throws {
    let desk = try CommandDesk()
    let result = try desk.run("show", "bingks", "BTC-USDT")
    #expect(result.status == 1)
    #expect(result.errorOutput.contains("did you mean bingx?"))
  }

  @Test func `a lost answer is settled by reading where that can be`() throws {
    let desk = try CommandDesk(faults: ["drop-applied:CHANGE"])
    let read = try desk.run(
      "set", "coinswitch-futures", "BTCUSDT", "7", "--yes", "--output", "json")
    #expect(read.status == 0)
    let change = try #require(try read.document(ChangesDocument.self).changes.first)
    #expect(change.outcome == "applied")
    #expect(change.reason == "reconciled_by_reading")
    let blind = try desk.run("set", "ztdx", "BTCUSDT", "7", "--yes", "--output", "json")
    #expect(blind.status == 3)
    #expect(try blind.document(ChangesDocument.self).changes.first?.outcome == "unknown")
  }

  @Test func `interrupting twice says that the outcome is unknown`() throws {
    let desk = try CommandDesk(faults: ["hang-after@coinswitch-hft:CHANGE"])
    let program = try desk.start(
      "set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes", "--timeout", "60")
    // The change is out as soon as somebody else can read it.
    let wanted = "{\"long\": \"7.5\", \"short\": \"7.5\"}\n"
    var reading = ""
    for _ in 0..<200 where reading != wanted {
      reading = try desk.independentReading("coinswitch-hft", "BTCUSDT").output
    }
    #expect(reading == wanted)
    program.send(signal: 2)
    try program.wait(for: "the notice") { $0.errorOutput.contains("interrupt again") }
    program.send(signal: 2)
    #expect(try program.waitForExit() == .exited(130))
    #expect(program.output.contains("unknown"))
    #expect(program.output.contains("it may have been applied"))
  }

  @Test func `nothing of a hostile text reaches the output`() throws {
    let desk = try CommandDesk(faults: ["hostile-text:CHANGE"])
    for (account, symbol) in Self.instruments {
      let result = try desk.run("set", account, symbol, "7", "--yes")
      #expect(result.status == 2 || result.status == 3)
      let shown = (result.output + result.errorOutput).unicodeScalars.filter { $0 != "\n" }
      #expect(
        shown.allSatisfy { scalar in
          scalar.properties.generalCategory != .control
            && scalar.properties.generalCategory != .format
        })
    }
  }
}
