import TestSupport
import Testing

/// Commands on a terminal, against venues whose every text is an attack on it: what `lever` writes
/// there is its own, to the last control character.
@Suite struct CommandsHostileTextTests {
  struct Case: CustomTestStringConvertible {
    let fault: String
    let command: [String]
    /// What proves that the hostile text was received and shown, cleaned; or what still works.
    let needle: String

    var testDescription: String { "\(command.joined(separator: " ")) under \(fault)" }
  }

  static let commands = [
    ["list", "bingx", "--filter", "D*"], ["show", "ztdx", "BTCUSDT"],
    ["set", "coinswitch-hft", "BTCUSDT", "7", "--yes"], ["accounts"],
  ]

  static let cases =
    commands.map { Case(fault: "hostile-text", command: $0, needle: "deilppa") }
    + commands.map { Case(fault: "huge-text", command: $0, needle: "leverage leverage leverage") }
    + [
      Case(
        fault: "hostile-text:CHANGE", command: ["set", "bingx", "BTC-USDT", "7", "--yes"],
        needle: "deilppa"),
      Case(fault: "hostile-symbols", command: ["list", "bingx", "--filter", "D*"], needle: "DOT"),
      Case(fault: "hostile-symbols", command: ["list", "ztdx"], needle: "BTCUSDT"),
      Case(fault: "hostile-symbols", command: ["show", "bingx", "DOGE-USDT"], needle: "DOGE-USDT"),
      Case(
        fault: "hostile-symbols", command: ["set", "ztdx", "BTCUSDT", "7", "--yes"],
        needle: "applied"),
    ]

  @Test(arguments: cases)
  func `without colour, lines end and nothing else is controlled`(attack: Case) throws {
    let received = try run(attack, "--no-color")
    #expect(received.contains(attack.needle))
    // The terminal itself turns every line end into a return and a line feed.
    // So does lever begin a line of progress anew.
    let lines = received.replacing("\r\n", with: "\n").replacing("\r\u{1B}[K", with: "")
    let others = lines.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      return scalar != "\n" && (category == .control || category == .format)
    }
    #expect(others.isEmpty, "\(lines.debugDescription)")
    #expect(received.utf8.count < 100_000)
  }

  @Test(arguments: cases)
  func `with colour, only colours of lever's own are set`(attack: Case) throws {
    let received = try run(attack)
    #expect(received.contains(attack.needle))
    let sequences = received.matches(of: /\u{1B}\[[0-9;:]*m/).map { String($0.output) }
    let rest = received.replacing("\r\n", with: "\n").replacing("\r\u{1B}[K", with: "")
      .replacing(/\u{1B}\[[0-9;:]*m/, with: "")
    let others = rest.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      return scalar != "\n" && (category == .control || category == .format)
    }
    #expect(others.isEmpty, "\(rest.debugDescription)")
    #expect(!sequences.contains("\u{1B}[5m"))
    #expect(!received.contains("\u{1B}[31mall is well"))
  }

  /// Everything that the command wrote to its terminal, for output and errors alike.
  private func run(_ attack: Case, _ options: String...) throws -> String {
    let desk = try CommandDesk(faults: [attack.fault])
    let terminal = try desk.startOnTerminal(attack.command + options)
    _ = try terminal.waitForExit(timeout: .seconds(90))
    return String(decoding: terminal.received, as: UTF8.self)
  }
}
