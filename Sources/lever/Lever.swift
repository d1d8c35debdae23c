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
    let ending: ProgramEnding
    do throws(CommandFailure) {
      let invocation = try LeverCommandLine.parse(arguments, variables: surroundings.variables)
      ending = run(invocation, surroundings, environment)
    } catch {
      ending = .status(
        LeverCommandLine.report(error, ofArguments: arguments, in: environment))
    }
    ending.take()
  }

  private static func run(
    _ invocation: Invocation, _ surroundings: Surroundings, _ environment: CommandEnvironment
  ) -> ProgramEnding {
    let options = invocation.options
    do throws(CommandFailure) {
      switch invocation.action {
      case .command(let command):
        InterruptSignal.forward(to: environment.interruption)
        let status = ThisThread.wait {
          await LeverCommandLine.run(command, options: options, in: environment)
        }
        LiveDesk.close()
        return .status(status)
      case .simulate(let request):
        let status = try SimulatorSession.run(request, surroundings)
        return .status(LeverCommandLine.conclude(status, options: options, in: environment))
      case .screen(let request):
        return try ScreenSession.run(request, options: options, surroundings)
      }
    } catch {
      return .status(LeverCommandLine.report(error, options: options, in: environment))
    }
  }
}
