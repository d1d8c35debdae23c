import LeverDomain
import Testing

struct LeverageLimitsTests {
  static func limits(_ minimum: String, _ maximum: String, _ step: String) throws -> LeverageLimits
  {
    try #require(
      LeverageLimits(
        minimum: Leverage(minimum), maximum: Leverage(maximum), step: Leverage(step)))
  }

  @Test(arguments: [
    ("1", "25", "1", "26", LimitViolation.Cause.aboveMaximum, ["24", "25"]),
    ("1", "25", "1", "0.5", .belowMinimum, ["1", "2"]),
    ("1", "25", "1", "1.5", .offStep, ["1", "2"]),
    ("1", "25", "1", "24.5", .offStep, ["24", "25"]),
    ("1", "100", "0.01", "12.345", .offStep, ["12.34", "12.35"]),
    ("1", "100", "0.01", "100.01", .aboveMaximum, ["99.99", "100"]),
    ("5", "5", "1", "6", .aboveMaximum, ["5"]),
    ("5", "5", "1", "4", .belowMinimum, ["5"]),
  ])
  func `a value that is not allowed names the nearest two that are`(
    minimum: String, maximum: String, step: String, value: String, cause: LimitViolation.Cause,
    nearest: [String]
  ) throws {
    let limits = try Self.limits(minimum, maximum, step)
    let violation = try #require(limits.violation(of: Leverage(value)))
    #expect(violation.cause == cause)
    #expect(violation.nearest.map(\.description) == nearest)
    #expect(violation.nearest.allSatisfy { limits.violation(of: $0) == nil })
  }

  @Test(arguments: [("1", "150", "1"), ("1", "100", "0.01"), ("0.5", "3", "0.25")])
  func `every index is an allowed value, and back`(
    minimum: String, maximum: String, step: String
  ) throws {
    let limits = try Self.limits(minimum, maximum, step)
    for index in 0..<limits.count {
      let value = limits.value(at: index)
      #expect(limits.violation(of: value) == nil)
      #expect(limits.index(of: value) == index)
    }
    #expect(limits.value(at: -1) == limits.minimum)
    #expect(limits.value(at: limits.count) == limits.maximum)
  }

  @Test func `a maximum off the step is lowered onto it`() throws {
    #expect(try Self.limits("1", "25.7", "1").maximum == Leverage("25"))
  }

  @Test func `a minimum above the maximum makes no limits`() throws {
    #expect(
      try LeverageLimits(minimum: Leverage("5"), maximum: Leverage("4"), step: Leverage("1"))
        == nil)
  }
}
