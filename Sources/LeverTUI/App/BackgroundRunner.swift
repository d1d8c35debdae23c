import Desk
import JournalModel
import LeverDomain
import Synchronization

/// Performs what takes its time, away from the main thread, and posts what came of them. The only
/// place of the screen that awaits.
final class BackgroundRunner: Sendable {
  /// How long a row must stay selected or in sight before it is asked for, so that scrolling past
  /// costs nothing.
  private static let settling = Duration.milliseconds(120)

  /// How long readings wait to be kept for the next run, so that many are kept at once.
  private static let keeping = Duration.seconds(3)

  private struct Name: Hashable {
    let account: AccountName
    let key: ReadingKey

    init(_ account: AccountName, _ key: ReadingKey) {
      self.account = account
      self.key = key
    }
  }

  private struct Running {
    var tasks: [Name: (number: Int, task: Task<Void, Never>)] = [:]
    var others: [Int: Task<Void, Never>] = [:]
    var rest: Task<Void, Never>?
    var follower: Task<Void, Never>?
    var next = 0
  }

  private let desk: Desk
  private let accounts: [AccountName: DeskAccount]
  private let mailbox: Mailbox
  private let keeper: ReadingKeeper
  private let wait: @Sendable (Duration) async -> Void
  private let running = Mutex(Running())

  /// A runner for a desk, with the connections of its accounts. `wait` lets time pass, and returns
  /// early when the task is cancelled.
  init(
    desk: Desk, mailbox: Mailbox, keeper: ReadingKeeper,
    wait: @escaping @Sendable (Duration) async -> Void
  ) {
    self.desk = desk
    accounts = Dictionary(desk.accounts.map { ($0.name, $0) }) { first, _ in first }
    self.mailbox = mailbox
    self.keeper = keeper
    self.wait = wait
  }

  /// Begins what is asked for and returns at once.
  func run(_ request: BackgroundRequest) {
    switch request {
    case .account(let name, let request):
      if let account = accounts[name] { run(request, of: account) }
    case .journal(let request): run(request)
    case .rest: awaitRest()
    }
  }

  private func run(_ request: AccountRequest, of account: DeskAccount) {
    let name = account.name
    switch request {
    case .connect:
      start { desk in .connected(account: name, await desk.connect(account)) }
    case .readInstruments:
      start { desk in .instrumentsRead(account: name, await desk.instruments(of: account)) }
    case .readOverview(let priority):
      start { desk in
        .positionsRead(account: name, await desk.positions(of: account, priority: priority))
      }
      start { desk in
        .openOrdersRead(account: name, await desk.openOrders(of: account, priority: priority))
      }
    case .readPositionMode(let symbol):
      start { desk in
        .positionModeRead(account: name, await desk.positionMode(of: symbol, in: account))
      }
    case .readLeverage(let symbol, let priority):
      start(as: Name(name, .row(symbol)), isPatient: priority != .background) { desk in
        .leverageRead(
          account: name, symbol,
          await desk.leverage(of: symbol, in: account, priority: priority))
      }
    case .examine(let instrument, let priority):
      start(as: Name(name, .examination(instrument.symbol)), isPatient: true) { desk in
        .examined(
          account: name, instrument.symbol,
          await desk.examine(instrument, in: account, priority: priority))
      }
    case .examineRest(let instrument, let priority):
      start(as: Name(name, .examination(instrument.symbol)), isPatient: true) { desk in
        .examined(
          account: name, instrument.symbol,
          await desk.examineRest(instrument, in: account, priority: priority))
      }
    case .cancel(let key): cancel(Name(name, key))
    case .readBudgets(let pause):
      start(as: pause > .zero ? Name(name, .budgets) : nil) { [wait] _ in
        if pause > .zero { await wait(pause) }
        let left = await account.rateLimitsLeft()
        return .budgetsRead(account: name, budgets: left.all, change: left.changes)
      }
    case .reconcile:
      start { desk in .reconciled(account: name, await Self.settlements(of: account, at: desk)) }
    case .submit(let change, let submittal): submit(submittal, as: change, to: account)
    case .awaitKeeping:
      start { [wait] _ in
        await wait(Self.keeping)
        return .keepingDue(account: name)
      }
    case .keep(let known):
      Task { [keeper] in await BlockingWork.run { keeper.keep(known, of: name) } }
    }
  }

  private func submit(_ submittal: Submittal, as change: Int, to account: DeskAccount) {
    let allowance = WaitAllowance(WaitAllowance.usual) { [mailbox] stage in
      mailbox.post(.stageReached(change: change, stage))
    }
    start { desk in
      .submitted(
        change: change,
        await desk.submit(
          submittal.proposal, on: submittal.instrument, in: account,
          accountReading: submittal.reading, why: submittal.reason,
          isDespiteUnsettled: submittal.isDespiteUnsettled, allowance: allowance))
    }
  }

  private func run(_ request: JournalRequest) {
    switch request {
    case .follow: followJournal()
    case .readClaims(let pause):
      start { [wait] desk in
        await wait(pause)
        guard case .open(let journal, _) = desk.journal else { return .claimsRead(nil) }
        return .claimsRead(try? await journal.claims())
      }
    case .readPage(let question):
      start { desk in
        .journalRead(question, await JournalReader(access: desk.journal).page(for: question))
      }
    case .readEvidence(let identifier, let instrument):
      start { desk in
        let reader = JournalReader(access: desk.journal)
        return .evidenceRead(identifier, await reader.evidence(of: identifier, on: instrument))
      }
    case .findUndo(let question):
      start { desk in
        .undoFound(number: question.number, await desk.findUndo(of: question.target))
      }
    }
  }

  /// Gives up everything that is under way.
  func cancelAll() {
    let tasks = running.withLock { running in
      defer { running = Running() }
      return running.tasks.values.map(\.task) + running.others.values
        + [running.rest, running.follower].compactMap { $0 }
    }
    for task in tasks { task.cancel() }
  }

  /// Asks for something.
  ///
  /// - Parameters:
  ///   - name: by what it can be given up; a later one of the same name takes its place.
  ///   - isPatient: whether to wait first, so that what is given up at once costs nothing.
  private func start(
    as name: Name? = nil, isPatient: Bool = false,
    _ ask: @escaping @Sendable (Desk) async -> Message
  ) {
    running.withLock { running in
      let number = running.next
      running.next += 1
      let task = Task { [self] in
        if isPatient {
          await wait(Self.settling)
          if Task.isCancelled { return }
        }
        let message = await ask(desk)
        finish(number, name)
        if !Task.isCancelled { mailbox.post(message) }
      }
      if let name {
        running.tasks.updateValue((number, task), forKey: name)?.task.cancel()
      } else {
        running.others[number] = task
      }
    }
  }

  /// Follows the journal until the screen ends.
  private func followJournal() {
    guard case .open(let journal, _) = desk.journal else { return }
    // Where a reading may show no setting, the last proved change is all that is known.
    let unreadable = desk.accounts.filter {
      $0.traits.settingSource == .notOffered || $0.traits.provesByRepeating
    }
    let follower = JournalWatcher(
      journal: journal, unreadable: unreadable.map(\.name), mailbox: mailbox, wait: wait)
    let task = Task { await follower.run() }
    running.withLock { running in
      running.follower?.cancel()
      running.follower = task
    }
  }

  /// Waits for the moves to rest; the latest one counts.
  private func awaitRest() {
    let task = Task { [mailbox, wait] in
      await wait(Self.settling)
      if !Task.isCancelled { mailbox.post(.rested) }
    }
    running.withLock { running in
      running.rest?.cancel()
      running.rest = task
    }
  }

  private func finish(_ number: Int, _ name: Name?) {
    running.withLock { running in
      if let name {
        if running.tasks[name]?.number == number { running.tasks[name] = nil }
      } else {
        running.others[number] = nil
      }
    }
  }

  private func cancel(_ name: Name) {
    running.withLock { $0.tasks.removeValue(forKey: name)?.task }?.cancel()
  }

  /// What reading tells of an account's unsettled changes.
  private static func settlements(
    of account: DeskAccount, at desk: Desk
  ) async -> Result<[Settlement], JournalError> {
    do throws(JournalError) {
      return .success(try await desk.settle(account))
    } catch {
      return .failure(error)
    }
  }
}
