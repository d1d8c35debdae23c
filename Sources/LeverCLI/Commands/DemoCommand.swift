/// `lever demo`: the screen on the practice desk.
enum DemoCommand: CommandDeclaration {
  static func action(_ given: Given<Parameters>) throws(CommandFailure) -> Invocation.Action {
    .screen(ScreenRequest(practice: SimulateRequest(given.simulation)))
  }
}
