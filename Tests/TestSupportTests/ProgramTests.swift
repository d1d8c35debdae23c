import Glibc
import TestSupport
import Testing

@Suite struct ProgramTests {
  @Test func `a program gets its input and gives its streams and status`() throws {
    let result = try ProgramRunner.run(
      "/bin/sh", ["-c", "cat; echo \"$0 $GREETING\" >&2; exit 7", "name"],
      environment: ProgramEnvironment.plain.merging(["GREETING": "hello"]) { $1 }, input: "in\n")
    #expect(result.state == .exited(7))
    #expect(result.output == "in\n")
    #expect(result.errorOutput == "name hello\n")
  }

  @Test func `more output than a pipe holds is read whole`() throws {
    let result = try ProgramRunner.run("/bin/sh", ["-c", "head -c 1000000 /dev/zero | tr '\\0' x"])
    #expect(result.status == 0)
    #expect(result.output.utf8.count == 1_000_000)
  }

  @Test func `a signal that ends a program is told from a status`() throws {
    let result = try ProgramRunner.run("/bin/sh", ["-c", "kill -TERM $$"])
    #expect(result.state == .signalled(SIGTERM))
    #expect(result.status == nil)
  }

  @Test func `a program that is not there cannot be started`() {
    #expect(throws: TestSupportError.self) { try ProgramRunner.run("/no/such/program") }
    #expect(throws: TestSupportError.self) { try PseudoTerminal("/no/such/program") }
    #expect(throws: TestSupportError.self) { try ProgramLocation.executable(named: "no-such") }
  }

  @Test func `a program that does not end is given up, and killed`() throws {
    var process: Int32 = 0
    do {
      let program = try RunningProgram("/bin/sh", ["-c", "echo ready; read line"])
      #expect(try program.firstLine() == "ready")
      process = program.processIdentifier
      #expect(throws: TestSupportError.self) {
        try program.waitForExit(timeout: .milliseconds(50))
      }
      #expect(kill(process, 0) == 0)
    }
    #expect(kill(process, 0) == -1)
  }

  @Test func `a running program can be talked to and ended`() throws {
    let program = try RunningProgram("/bin/cat")
    program.send("one\ntwo")
    #expect(try program.firstLine() == "one")
    try program.wait(for: "two") { $0.output.hasSuffix("two") }
    program.send(signal: SIGINT)
    #expect(try program.waitForExit() == .signalled(SIGINT))
  }

  @Test func `a line that never comes names what came instead`() throws {
    let program = try RunningProgram("/bin/sh", ["-c", "echo no >&2"])
    let error = #expect(throws: TestSupportError.self) { try program.firstLine() }
    #expect(error?.description.contains("no") == true)
  }
}
