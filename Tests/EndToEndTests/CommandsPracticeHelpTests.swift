import TestSupport
import Testing
import VenueSimulator

@Suite struct CommandsPracticeHelpTests {
  @Test(arguments: ["simulate", "demo"])
  func `the help lists every fault on one line that fits`(command: String) throws {
    let program = try ProgramLocation.executable(named: "lever")
    let result = try ProgramRunner.run(
      program, [command, "--help"], environment: ProgramEnvironment.plain)
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n").map { String($0) }
    #expect(lines.allSatisfy { $0.count <= 80 })
    for name in FaultName.allCases {
      let matching = lines.filter { $0.hasPrefix("  \(name.usage) ") }
      #expect(matching.count == 1 && matching[0].hasSuffix("  \(name.summary)"), "\(name)")
    }
  }

  @Test(arguments: [
    ("latency", "it wants a time such as 250ms, 2s or 1m"),
    ("clock-skew=now", "\"now\" is not a time such as +90s or -2m"),
    ("nope", "there is no fault \"nope\""),
  ])
  func `a fault that is not understood is explained`(text: String, sentence: String) throws {
    let program = try ProgramLocation.executable(named: "lever")
    let result = try ProgramRunner.run(
      program, ["simulate", "--fault", text], environment: ProgramEnvironment.plain)
    #expect(result.status == 1)
    #expect(result.errorOutput.contains("--fault \(text): \(sentence)"))
  }
}
