import Desk
import DomainTestSupport
import FoundationEssentials
import JournalModel
import LeverCLI
import LeverDomain
import Synchronization

/// Runs command lines against a desk of scripted venues, and keeps what they write.
final class Console: Sendable {
  /// What a command line left behind.
  struct Result: Equatable {
    var status: Int32
    var output: String
    var said: String
  }

  let desk: Desk
  let interruption = Interruption()
  /// Stands still, unless the desk's waiting moves it.
  let clock: MovingClock
  private let written = Mutex("")
  private let said = Mutex("")
  private let answers: Mutex<[String]>
  private let isTerminal: Bool
  private let variables: [String: String]
  private let themes: [ThemeListing]
  /// Why results cannot be written; nil when they can.
  private let unwritable: String?
  private let openJournal: @Sendable () async throws(JournalError) -> OpenedJournal

  init(
    _ accounts: [(String, ScriptedVenue)] = [], isTerminal: Bool = false, answers: [String] = [],
    variables: [String: String] = ["LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"],
    themes: [ThemeListing] = [], confirmAbove: Leverage = "20",
    journal: JournalAccess = .notKept, unwritable: String? = nil, isTimeMoving: Bool = false,
    openJournal: @escaping @Sendable () async throws(JournalError) -> OpenedJournal = {
      OpenedJournal(path: "/state/lever/journal.sqlite", journal: nil)
    }
  ) {
    let clock = MovingClock(from: ScriptedVenue.time)
    self.clock = clock
    desk = Desk(
      accounts: accounts.compactMap { name, venue in
        AccountName(name).map { DeskAccount(name: $0, connection: venue) }
      },
      confirmAbove: confirmAbove,
      timing: DeskTiming(now: { clock.now }, wait: { if isTimeMoving { clock.advance($0) } }),
      journal: journal)
    self.answers = Mutex(answers)
    self.isTerminal = isTerminal
    self.variables = variables
    self.themes = themes
    self.unwritable = unwritable
    self.openJournal = openJournal
  }

  func run(_ arguments: String...) async -> Result {
    await run(contentsOf: arguments)
  }

  func run(contentsOf arguments: [String]) async -> Result {
    let environment = environment
    let status: ExitStatus
    do throws(CommandFailure) {
      let invocation = try LeverCommandLine.parse(arguments, variables: variables)
      guard case .command(let command) = invocation.action else {
        return Result(status: -1, output: "", said: "no command: \(invocation.action)")
      }
      status = await LeverCommandLine.run(
        command, options: invocation.options, in: environment)
    } catch {
      status = LeverCommandLine.report(error, ofArguments: arguments, in: environment)
    }
    return Result(
      status: status.rawValue, output: written.withLock { $0 }, said: said.withLock { $0 })
  }

  /// What surrounds a command line.
  var environment: CommandEnvironment {
    let desk = desk
    let themes = themes
    let unwritable = unwritable
    return CommandEnvironment(
      variables: variables, version: "1.2.3", isInputATerminal: isTerminal,
      isOutputATerminal: isTerminal, isErrorATerminal: isTerminal, now: { self.clock.now },
      openDesk: { _ in desk }, openJournal: openJournal, themes: { _ in themes },
      readFile: { path throws(CommandFailure) in try Self.read(path) },
      write: { text in self.written.withLock { $0 += text } },
      say: { text in self.said.withLock { $0 += text } },
      ask: { question in
        self.said.withLock { $0 += question }
        return self.answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      },
      outputFailure: { unwritable }, interruption: interruption)
  }

  private static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.system, "there is no \(path)")
    }
    return Array(contents)
  }
}
