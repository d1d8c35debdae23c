/// What the simulator is told to do.
struct SimulationParameters: ParameterSet {
  let seed = Parameter.option(
    "seed", .wholeNumber, "a whole number that decides everything random")
  let faults = Parameter.options(
    "fault", .text("TEXT"), "a fault to inject; may be given more than once")
  let variants = Parameter.options(
    "variant", .text("NAME"), "a variant to play; may be given more than once")

  static let faultSyntax =
    "A fault is NAME[=VALUE][@VENUE][:METHOD][/PATH][#WHICH]: latency=250ms slows every answer, "
    + "http-429@ztdx:READ#1-3 refuses the first three readings at ZTDX, METHOD also takes CHANGE "
    + "and READ. Without WHICH, every request suffers it."

  static let variantMeaning =
    "The simulator does what the venues' documents say literally. A variant plays another answer "
    + "to a point that they leave open; docs/assumptions.md says more of each."
}

extension SimulateRequest {
  /// What a command line says of the simulator.
  init(_ given: Given<SimulationParameters>) {
    seed = given.seed
    faults = given.faults
    variants = given.variants
  }
}
