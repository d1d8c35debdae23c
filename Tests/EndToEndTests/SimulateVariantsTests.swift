import TestSupport
import Testing

/// The variants of the simulator as they are listed and chosen on the command line.
struct SimulateVariantsTests {
  private func run(_ arguments: String...) throws -> ProgramRunner.Result {
    try ProgramRunner.run(
      try ProgramLocation.executable(named: "lever"), arguments,
      environment: ProgramEnvironment.plain)
  }

  @Test(arguments: ["simulate", "demo"])
  func `a name that is not known brings the nearest`(command: String) throws {
    let result = try run(command, "--variant", "hft-row-folows-setting")
    #expect(result.status == 1)
    #expect(
      result.errorOutput.contains(#"there is no variant "hft-row-folows-setting""#))
    #expect(result.errorOutput.contains("did you mean hft-row-follows-setting?"))
    let far = try run(command, "--variant", "q")
    #expect(far.errorOutput.contains("lever simulate --help lists the variants"))
  }

  @Test(arguments: ["simulate", "demo"])
  func `two answers to one question are refused`(command: String) throws {
    let result = try run(
      command, "--variant", "hft-position-remargined", "--variant", "hft-row-follows-setting")
    #expect(result.status == 1)
    #expect(
      result.errorOutput.contains(
        "hft-row-follows-setting and hft-position-remargined are two answers to one question"))
  }

  @Test(arguments: ["simulate", "demo"])
  func `the help lists every variant of the table`(command: String) throws {
    let table = try run("simulate", "--list-variants").output
    let names = table.matches(of: /`([a-z]+-[a-z0-9-]+)`:/).map { String($0.output.1) }
    #expect(names.contains("hft-row-follows-setting"))
    let help = try run(command, "--help").output
    for name in names { #expect(help.contains("\n  \(name) ")) }
  }

  @Test func `a variant is played`() throws {
    let silent = try CommandDesk(variants: ["hft-flat-no-row"])
    let account = try silent.account("coinswitch-hft")
    #expect(account.venue == "coinswitch-hft")
    let reading = try silent.independentReading("coinswitch-hft", "BTCUSDT")
    #expect(reading.status != 0)
    #expect(try CommandDesk().independentReading("coinswitch-hft", "BTCUSDT").status == 0)
  }
}
