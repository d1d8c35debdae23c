import FoundationEssentials
import TestSupport
import Testing

/// Key commands that do not end, and those that ask.
@Suite struct CommandsKeyCommandTests {
  let desk: CommandDesk

  init() throws { desk = try CommandDesk() }

  /// A configuration with the account `bingx`, whose key a script prints; the script first writes
  /// down its process.
  private func configuration(_ script: String) throws -> String {
    let account = try desk.account("bingx")
    let key = try desk.folder.write(
      "api_key = \"\(account.api_key)\"\napi_secret = \"\(account.api_secret)\"\n", to: "key")
    let file = try desk.folder.write(
      "echo $$ > \(desk.folder.path)/process\n"
        + script.replacing("KEY", with: "cat \(key)") + "\n", to: "script")
    return try desk.folder.write(
      """
      [accounts.bingx]
      venue = "bingx"
      base_url = "\(account.base_url)"
      key_command = ["sh", "\(file)"]
      """, to: "command.toml")
  }

  private func group() throws -> String {
    let text = try String(
      decoding: Data(contentsOf: URL(filePath: desk.folder.path(of: "process"))), as: UTF8.self)
    return text.filter { !$0.isWhitespace }
  }

  /// Whether nothing is left of the script's group; what was killed may take a moment to go.
  private func isGroupGone() throws -> Bool {
    let group = try group()
    let result = try ProgramRunner.run(
      "/bin/sh",
      [
        "-c",
        "for i in $(seq 200); do kill -0 -- -\(group) 2>/dev/null || exit 0; sleep 0.05; done; "
          + "exit 1",
      ])
    return result.status == 0
  }

  @Test func `a child that keeps the output is not waited for`() throws {
    let file = try configuration("sleep 600 2> /dev/null & KEY")
    let start = ContinuousClock.now
    let result = try desk.run("accounts", configuration: file)
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(ContinuousClock.now - start < .seconds(30))
    _ = try ProgramRunner.run("/bin/sh", ["-c", "kill -9 -- -\(try group())"])
  }

  @Test func `a command that closes its output and stays is ended soon, and whole`() throws {
    let file = try configuration("KEY\nexec >&-\ntrap '' INT TERM HUP\nsleep 600 & sleep 600")
    let result = try desk.run("accounts", configuration: file)
    #expect(result.status == 1)
    #expect(result.errorOutput.contains("closed its output and did not end within 5 seconds"))
    #expect(try isGroupGone())
  }

  @Test(arguments: [Int32(2), 15, 1])
  func `a signal ends lever and all of a hanging command`(signal: Int32) throws {
    let file = try configuration("trap '' INT TERM HUP\nsleep 600 & sleep 600")
    let program = try desk.start("accounts", configuration: file)
    while (try? group()) ?? "" == "" { try #require(!program.hasEnded) }
    program.send(signal: signal)
    #expect(try program.waitForExit() == .exited(130))
    #expect(program.errorOutput.contains("interrupted; no change was sent"))
    #expect(try isGroupGone())
  }

  @Test(arguments: [["accounts"], []])
  func `Ctrl-C ends lever and all of a hanging command`(command: [String]) throws {
    let file = try configuration("trap '' INT TERM HUP\nsleep 600 & sleep 600")
    let terminal = try desk.startOnTerminal(command, configuration: file)
    while (try? group()) ?? "" == "" { terminal.readUntilQuiet(for: .milliseconds(10)) }
    terminal.send("\u{03}")
    let state = try terminal.waitForExit()
    // The screen is not up yet: the signal itself ends the program.
    #expect(state == (command.isEmpty ? .signalled(2) : .exited(130)))
    #expect(terminal.editsLines)
    #expect(try isGroupGone())
  }

  @Test func `a command may ask on the terminal`() throws {
    let file = try configuration(
      "printf 'Passphrase: ' > /dev/tty\nstty -echo < /dev/tty\nread word < /dev/tty\n"
        + "stty echo < /dev/tty\ntest \"$word\" = right && KEY")
    let terminal = try desk.startOnTerminal(["accounts"], configuration: file)
    try terminal.wait(forText: "Passphrase:")
    try terminal.wait(for: "no echo") { !$0.editsLines }
    terminal.send("right\r")
    try terminal.wait(forText: "connected")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.editsLines)
    #expect(!terminal.screenText.contains("right"))
  }

  @Test func `Ctrl-C at the question ends lever, and leaves the terminal as it was`() throws {
    let file = try configuration(
      "printf 'Passphrase: ' > /dev/tty\nstty -echo < /dev/tty\nread word < /dev/tty\nKEY")
    let terminal = try desk.startOnTerminal(["accounts"], configuration: file)
    try terminal.wait(forText: "Passphrase:")
    try terminal.wait(for: "no echo") { !$0.editsLines }
    terminal.send("\u{03}")
    #expect(try terminal.waitForExit() == .exited(130))
    #expect(terminal.editsLines)
    #expect(try isGroupGone())
  }
}
