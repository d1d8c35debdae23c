/// `lever simulate`: the simulated venues alone.
enum SimulateCommand: CommandDeclaration {
  static func action(_ given: Given<Parameters>) throws(CommandFailure) -> Invocation.Action {
    var request = SimulateRequest(given.simulation)
    request.configurationFile = given.writeConfig
    request.isListingVariants = given.listVariants
    return .simulate(request)
  }
}
