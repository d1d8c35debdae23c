import FoundationEssentials
import TestSupport
import Testing

/// The built program where the counts that processes share cannot be kept.
struct CommandsUnsharedLimitsTests {
  private struct Accounts: Decodable {
    struct Budget: Decodable { let shared: Bool }
    struct Account: Decodable { let budgets: [Budget] }
    let accounts: [Account]
  }

  /// Where the program keeps its journal and the counts, on a desk of which nothing says otherwise.
  private let state = ".local"

  @Test func `a command says once that limits are not shared, and accounts names it`() throws {
    let desk = try CommandDesk()
    try desk.folder.write("not a folder", to: state)
    let result = try desk.run("accounts", "--output", "json")
    #expect(result.status == 0)
    let lines = result.errorOutput.split(separator: "\n").filter { $0.contains("cannot be shared") }
    #expect(lines.count == 1, "\(result.errorOutput)")
    #expect(lines.first?.contains("takes at most a tenth") ?? false)
    let budgets = try result.document(Accounts.self).accounts.flatMap(\.budgets)
    #expect(!budgets.isEmpty && budgets.allSatisfy { !$0.shared })
    let table = try desk.run("accounts")
    #expect(table.output.contains("connected, rate limits not shared"), "\(table.output)")
  }

  @Test func `a file that may grow no further, as on a full disk, is said and asks for little`()
    throws
  {
    let desk = try CommandDesk()
    let shared = try desk.run("accounts", "--output", "json")
    let before = try shared.document(Accounts.self).accounts.flatMap(\.budgets)
    #expect(before.allSatisfy { $0.shared })
    // The limit holds for files alone, so that results still come through the pipe.
    let result = try desk.runShell("trap '' XFSZ; ulimit -f 0; \"$LEVER\" accounts --output json")
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(result.errorOutput.contains("cannot be shared"), "\(result.errorOutput)")
    let after = try result.document(Accounts.self).accounts.flatMap(\.budgets)
    #expect(!after.isEmpty && after.allSatisfy { !$0.shared })
  }

  @Test func `the screen shows that limits are not shared`() throws {
    let desk = try CommandDesk()
    try desk.folder.write("not a folder", to: state)
    let terminal = try desk.startOnTerminal()
    try terminal.wait(forText: "limits not shared", timeout: .seconds(90))
    try terminal.wait(forText: "cannot be shared", timeout: .seconds(60))
    terminal.send("q")
    #expect(try terminal.waitForExit(timeout: .seconds(60)) == .exited(0))
  }
}
