import Glibc
import LeverCLI

/// The program: understands the command line, joins the live parts and gives the main thread to a
/// screen, or the work to a task and waits for its end.
@main
struct Lever {
  /// What `--version` says, and what venues see as the user agent.
  static let version = "0.1.0"

  static func main() {
    ProcessHardening.apply()
    let surroundings = Surroundings()
    let environment = surroundings.commandEnvironment()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let status: ExitStatus
    do throws(CommandFailure) {
      let invocation = try LeverCommandLine.parse(arguments, variables: surroundings.variables)
      status = run(invocation, surroundings, environment)
    } catch {
      status = LeverCommandLine.report(error, ofArguments: arguments, in: environment)
    }
    exit(status.rawValue)
  }

  private static func run(
    _ invocation: Invocation, _ surroundings: Surroundings, _ environment: CommandEnvironment
  ) -> ExitStatus {
    let options = invocation.options
    do throws(CommandFailure) {
      switch invocation.action {
      case .command(let command):
        InterruptSignal.forward(to: environment.interruption)
        let status = ThisThread.wait {
          await LeverCommandLine.run(command, options: options, in: environment)
        }
        LiveDesk.close()
        return status
      case .simulate(let request):
        return try SimulatorSession.run(request, surroundings)
      case .screen(let request):
        return try ScreenSession.run(request, options: options, surroundings)
      }
    } catch {
      return LeverCommandLine.report(error, options: options, in: environment)
    }
  }
}
