import Cryptography
import Foundation
import LeverDomain
import Testing

@testable import Configuration

/// Key commands that do not end as they should.
struct KeyCommandTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// A script that first writes down its process.
  func run(
    _ script: String, timeout: Duration = .seconds(30), stay: Duration = .seconds(30)
  ) throws -> Result<String, KeyCommandFailure> {
    let command = KeyCommand(
      arguments: ["sh", "-c", "echo $$ > \(folder.path)/process; \(script)"],
      environment: ["PATH": "/usr/bin:/bin"], timeout: timeout, stay: stay, maximumLength: 1000)
    return Result { () throws(KeyCommandFailure) in
      let printed = try command.run { (bytes) throws(ConfigurationError) in
        String(decoding: bytes, as: UTF8.self)
      }
      return (try? printed.get()) ?? ""
    }
  }

  /// Whether anything is left of the group of the script; what was killed may take a moment to go.
  func isGroupGone() throws -> Bool {
    let text = try folder.read("process").trimmingCharacters(in: .whitespacesAndNewlines)
    let group = try #require(pid_t(text))
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      if kill(-group, 0) != 0, errno == ESRCH { return true }
      poll(nil, 0, 5)
    }
    return false
  }

  @Test func `a child that keeps the output open is not waited for`() throws {
    let start = ContinuousClock.now
    #expect(try run("sleep 600 & printf key; exit 0") == .success("key"))
    #expect(ContinuousClock.now - start < .seconds(10))
    let text = try folder.read("process").trimmingCharacters(in: .whitespacesAndNewlines)
    if let group = pid_t(text) { kill(-group, SIGKILL) }
  }

  @Test func `a command that closes its output and stays is ended, with all that it started`()
    throws
  {
    let result = try run(
      "printf key; exec >&-; trap '' TERM INT; sleep 600 & wait; sleep 600",
      stay: .milliseconds(50))
    #expect(result == .failure(.stayed(seconds: 0)))
    #expect(try isGroupGone())
  }

  @Test func `a command that takes too long is ended, with all that it started`() throws {
    let result = try run(
      "trap '' TERM INT HUP; sleep 600 & sleep 600", timeout: .milliseconds(200))
    #expect(result == .failure(.timedOut(seconds: 0)))
    #expect(try isGroupGone())
  }

  @Test func `a command that prints without end is ended, with all that it started`() throws {
    #expect(try run("yes & yes") == .failure(.tooLong(maximum: 1000)))
    #expect(try isGroupGone())
  }

  @Test func `a command that stops itself goes on`() throws {
    #expect(try run("kill -STOP $$; printf key") == .success("key"))
  }

  @Test func `a command ends when its task is cancelled`() async throws {
    let reader = CredentialReader(environment: ["PATH": "/usr/bin:/bin"])
    let account = AccountConfiguration(
      name: try #require(AccountName("main")), venue: .bingx,
      keySource: .command(["sh", "-c", "echo $$ > \(folder.path)/process; sleep 600 & wait"]),
      file: "config.toml")
    let reading = Task { () async -> ConfigurationError? in
      do throws(ConfigurationError) {
        _ = try await reader.credential(for: account)
        return nil
      } catch {
        return error
      }
    }
    while (try? folder.read("process").hasSuffix("\n")) != true { await Task.yield() }
    reading.cancel()
    #expect(await reading.value?.problem == .keyCommandInterrupted)
    #expect(try isGroupGone())
  }

  @Test func `a command keeps no task waiting that runs beside it`() async throws {
    let reader = CredentialReader(environment: ["PATH": "/usr/bin:/bin"])
    let pipe = folder.path + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    // Many at once would take every thread of the pool if they blocked there.
    let name = try #require(AccountName("main"))
    let accounts = (0..<64).map { _ in
      AccountConfiguration(
        name: name, venue: .bingx,
        keySource: .command(["sh", "-c", "read line < \(pipe)"]), file: "config.toml")
    }
    let readings = accounts.map { account in
      Task { try? await reader.credential(for: account) }
    }
    // Runs on the same pool, and only it lets the commands go on.
    await Task { () async in
      for reading in readings { reading.cancel() }
    }.value
    for reading in readings { #expect(await reading.value == nil) }
  }
}
