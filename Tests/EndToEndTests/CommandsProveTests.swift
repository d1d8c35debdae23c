import FoundationEssentials
import TestSupport
import Testing

/// `lever prove` through the built program, and its hashes by a program nobody here has written.
@Suite struct CommandsProveTests {
  /// The parts of a proof that a check without lever needs.
  struct Document: Decodable {
    struct Proof: Decodable {
      struct Change: Decodable {
        let outcome: String?
        let proof: String?
      }

      struct Record: Decodable {
        let record: Int
        let hash: String
        let text: String
      }

      struct Head: Decodable {
        let text: String
        let record: Int
        let hash: String
      }

      let id: String
      let change: Change
      let records: [Record]
      let others: [Record]
      let head: Head
      let reaches_head: Bool
    }

    let schema: String
    let proof: Proof
  }

  /// Runs `prove` where there is no configuration, no key and no venue.
  private func prove(
    _ desk: CommandDesk, _ arguments: [String], input: String = ""
  ) throws -> ProgramRunner.Result {
    try ProgramRunner.run(
      ProgramLocation.executable(named: "lever"), ["prove"] + arguments,
      environment: ProgramEnvironment.plain.merging(["HOME": desk.folder.path]) { $1 },
      input: input)
  }

  /// What `b2sum` of the coreutils makes of a text.
  private func b2sum(_ text: String, in folder: TemporaryFolder) throws -> String {
    let file = try folder.write(text, to: "record.txt")
    let result = try ProgramRunner.run("/usr/bin/env", ["b2sum", "-l", "256", file])
    return String(result.output.prefix(64))
  }

  static let endings: [(String, String, String, String)] = [
    ("latency=1ms", "coinswitch-hft", "applied", "read_back"),
    ("open-position@coinswitch-futures:CHANGE#1", "coinswitch-futures", "refused", "read_back"),
    ("hang-after@ztdx:CHANGE#1", "ztdx", "unknown", "none"),
  ]

  @Test(arguments: endings)
  func `a change is proved without network or key, and checked without journal or lever`(
    fault: String, account: String, outcome: String, proof: String
  ) throws {
    let desk = try CommandDesk(faults: [fault])
    let set = try desk.run(
      "set", account, "BTCUSDT", "7", "--yes", "--timeout", "2", "--output", "json")
    let name = try #require(try set.document(ChangesDocument.self).changes.first?.id)
    desk.simulator.send(signal: 9)
    _ = try desk.simulator.waitForExit()
    try FileManager.default.removeItem(atPath: desk.folder.path(of: "lever.toml"))

    let result = try prove(desk, [name, "--output", "json"])
    #expect(result.status == 0, "\(result)")
    #expect(result.errorOutput == "")
    let document = try result.document(Document.self).proof
    #expect(document.id == name)
    #expect(document.change.outcome == outcome)
    #expect(document.change.proof == proof)
    #expect(document.reaches_head)
    var previous = String(repeating: "0", count: 64)
    for record in document.records {
      #expect(try b2sum(record.text, in: desk.folder) == record.hash)
      #expect(record.text.contains("\nprevious \(previous)\n"))
      previous = record.hash
    }
    #expect(document.head.hash == previous)
    for account in desk.announcement.accounts {
      #expect(!result.output.contains(account.api_key))
      #expect(!result.output.contains(account.api_secret))
    }

    // Elsewhere, with nothing but the document.
    let elsewhere = try TemporaryFolder()
    let file = try elsewhere.write(result.output, to: "proof.json")
    let check = try ProgramRunner.run(
      ProgramLocation.executable(named: "lever"),
      ["prove", "--check", file, "--head", document.head.text],
      environment: ProgramEnvironment.plain.merging(["HOME": elsewhere.path]) { $1 })
    #expect(check.status == 0, "\(check)")
    #expect(check.output.hasPrefix("clean: \(name), \(account) BTCUSDT"))
    #expect(!FileManager.default.fileExists(atPath: elsewhere.path(of: ".local")))
    let piped = try prove(desk, ["--check", "-", "--output", "json"], input: result.output)
    #expect(piped.status == 0)
    #expect(piped.output.contains(#""clean":true"#))
  }

  @Test func `the commands on the page do what it says`() throws {
    let desk = try CommandDesk()
    let set = try desk.run("set", "bingx", "BTC-USDT", "21", "--yes", "--output", "json")
    let name = try #require(try set.document(ChangesDocument.self).changes.first?.id)
    let page = try prove(desk, [name])
    #expect(page.status == 0)
    try desk.folder.write(page.output, to: "\(name).txt")
    let lines = page.output.split(separator: "\n").map(String.init)
    let recipe = try #require(lines.first { $0.contains("sed -n '/^Record ") })
    let hash = try #require(lines.first { $0.hasPrefix("  hash ") }).dropFirst(7)
    let sum = try ProgramRunner.run(
      "/bin/sh", ["-c", "cd \(desk.folder.path) && \(recipe)"])
    #expect(sum.output.prefix(64) == hash, "\(sum)")
    #expect(lines.filter { !$0.hasPrefix("    ") }.allSatisfy { $0.count <= 80 })
  }

  @Test func `what leads to the head is taken along, and holds against a head that was kept`()
    throws
  {
    let desk = try CommandDesk()
    var names: [String] = []
    for value in ["21", "22", "23"] {
      let set = try desk.run("set", "bingx", "BTC-USDT", value, "--yes", "--output", "json")
      names.append(try #require(try set.document(ChangesDocument.self).changes.first?.id))
    }
    let alone = try prove(desk, [names[0], "--output", "json"])
    let short = try alone.document(Document.self).proof
    #expect(!short.reaches_head)
    #expect(short.others.isEmpty)
    let unlinked = try prove(
      desk, ["--check", "-", "--head", short.head.text], input: alone.output)
    #expect(unlinked.status == 1)
    #expect(unlinked.errorOutput.contains("--to-head"))

    let whole = try prove(desk, [names[0], "--to-head", "--output", "json"])
    let long = try whole.document(Document.self).proof
    #expect(long.reaches_head)
    #expect(long.head.text == short.head.text)
    let linked = try prove(
      desk, ["--check", "-", "--head", short.head.text], input: whole.output)
    #expect(linked.status == 0, "\(linked)")
    #expect(linked.output.contains("the head that was kept covers it"))
    let last = long.head.hash.last == "0" ? "1" : "0"
    let foreign = try prove(
      desk, ["--check", "-", "--head", long.head.text.dropLast() + last], input: whole.output)
    #expect(foreign.status == 2)
    #expect(foreign.output.contains("does not belong to the head that was kept"))
  }

  @Test func `a record that was altered in the journal is named, and its document is not clean`()
    throws
  {
    let desk = try CommandDesk()
    let set = try desk.run("set", "bingx", "BTC-USDT", "21", "--yes", "--output", "json")
    let name = try #require(try set.document(ChangesDocument.self).changes.first?.id)
    let journal = desk.folder.path(of: ".local/state/lever/journal.sqlite")
    let tampering = try ProgramRunner.run(
      "/usr/bin/env",
      [
        "python3", "-c",
        """
        import sqlite3, sys
        with sqlite3.connect(sys.argv[1]) as journal:
            journal.execute("UPDATE record SET text = replace(text, 'to 21 21', 'to 12 12') "
                            "WHERE sequence = 1")
        """, journal,
      ])
    #expect(tampering.status == 0, "\(tampering)")
    let page = try prove(desk, [name])
    #expect(page.status == 2, "\(page)")
    #expect(page.output.hasPrefix("Not as it was written:\n  record 1 was altered: "))
    #expect(page.errorOutput.contains("record 1 was altered"))
    let document = try prove(desk, [name, "--output", "json"])
    #expect(document.status == 2)
    let check = try prove(desk, ["--check", "-"], input: document.output)
    #expect(check.status == 2)
    #expect(check.output.contains("altered: record 1 was altered"))
  }
}
