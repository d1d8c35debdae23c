import LeverCLI
import VenueSimulator

/// `lever simulate`: the practice desk's venues alone, until they are stopped.
enum SimulatorSession {
  static func run(
    _ request: SimulateRequest, _ surroundings: Surroundings
  ) throws(CommandFailure) -> ExitStatus {
    if request.isListingVariants {
      StandardStream.output.write(AssumptionTable.markdown)
      return .done
    }
    // From before the announcement on, so that a script may end it as soon as it is ready.
    let interruption = Interruption()
    InterruptSignal.forward(to: interruption)
    let (simulator, accounts) = try start(request)
    defer { simulator.stop() }
    if let file = request.configurationFile {
      try PracticeDesk.writeConfiguration(accounts, to: file)
    }
    StandardStream.output.write(
      SimulatorAnnouncement.line(
        accounts.map { account in
          SimulatorAnnouncement.Account(
            account: account.account, venue: account.venue, baseURL: account.baseURL,
            apiKey: account.apiKey, apiSecret: account.apiSecret)
        }))
    // Without its addresses and keys, nobody can use it.
    guard StandardStream.outputFailure == nil else { return .error }
    InterruptSignal.wait(for: interruption)
    return .done
  }

  /// Starts the simulator with the faults, the variants and the seed that were asked for.
  static func start(
    _ request: SimulateRequest
  ) throws(CommandFailure) -> (Simulator, [PracticeAccount]) {
    var options = SimulatorOptions()
    if let seed = request.seed { options.seed = seed }
    for text in request.faults {
      do throws(FaultSyntaxError) {
        options.faults.append(try Fault(parsing: text))
      } catch {
        throw CommandFailure(
          .usage, "--fault \(text): \(FaultWording.sentence(error.reason))",
          hint: FaultWording.hint(error.reason))
      }
    }
    options.variants = try VariantChoice.variants(request.variants)
    do throws(SimulatorError) {
      let simulator = try Simulator(options: options)
      return (simulator, try simulator.start())
    } catch {
      throw CommandFailure(.system, FaultWording.sentence(error))
    }
  }
}
