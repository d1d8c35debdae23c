import Desk
import LeverDomain
import Synchronization

/// Performs effects that wait, away from the main thread, and posts what came of them. The only
/// place of the screen that awaits.
final class EffectRunner: Sendable {
  /// How long a row must stay selected or in sight before it is asked for, so that scrolling past
  /// costs nothing.
  private static let settling = Duration.milliseconds(120)

  /// How long readings wait to be kept for the next run, so that many are kept at once.
  private static let keeping = Duration.seconds(3)

  private struct Name: Hashable {
    let account: Int
    let key: ReadingKey
  }

  private struct Running {
    var tasks: [Name: (number: Int, task: Task<Void, Never>)] = [:]
    var others: [Int: Task<Void, Never>] = [:]
    var rest: Task<Void, Never>?
    var follower: Task<Void, Never>?
    var next = 0
  }

  private let desk: Desk
  private let mailbox: Mailbox
  private let keeper: ReadingKeeper
  private let running = Mutex(Running())

  /// A runner for a desk.
  init(desk: Desk, mailbox: Mailbox, keeper: ReadingKeeper) {
    self.desk = desk
    self.mailbox = mailbox
    self.keeper = keeper
  }

  /// Begins an effect and returns at once.
  func run(_ effect: Effect) {
    switch effect {
    case .connect(let index):
      start(index) { desk, account in
        .connected(account: index, await desk.connect(account))
      }
    case .readInstruments(let index):
      start(index) { desk, account in
        .instrumentsRead(account: index, await desk.instruments(of: account))
      }
    case .readOverview(let index):
      start(index) { desk, account in
        .positionsRead(account: index, await desk.positions(of: account))
      }
      start(index) { desk, account in
        .openOrdersRead(account: index, await desk.openOrders(of: account))
      }
    case .readPositionMode(let index, let symbol):
      start(index) { desk, account in
        .positionModeRead(
          account: index, await desk.positionMode(of: symbol, in: account))
      }
    case .readLeverage(let index, let symbol, let priority):
      start(index, as: .row(symbol), isPatient: priority != .background) { desk, account in
        .leverageRead(
          account: index, symbol,
          await desk.leverage(of: symbol, in: account, priority: priority))
      }
    case .examine(let index, let instrument, let priority):
      start(index, as: .examination(instrument.symbol), isPatient: true) { desk, account in
        .examined(
          account: index, instrument.symbol,
          await desk.examine(instrument, in: account, priority: priority))
      }
    case .cancel(let index, let key): cancel(Name(account: index, key: key))
    case .readBudgets(let index, let pause):
      start(index, as: pause > .zero ? .budgets : nil) { _, account in
        if pause > .zero { try? await Task.sleep(for: pause) }
        let left = await account.rateLimitsLeft()
        return .budgetsRead(account: index, budgets: left.all, change: left.changes)
      }
    case .awaitKeeping(let index):
      start(index) { _, _ in
        try? await Task.sleep(for: Self.keeping)
        return .keepingDue(account: index)
      }
    case .keep(let index, let known):
      guard desk.accounts.indices.contains(index) else { return }
      let name = desk.accounts[index].name
      Task { [keeper] in await BlockingWork.run { keeper.keep(known, of: name) } }
    case .submit(let change, let index, let submittal):
      let allowance = WaitAllowance(WaitAllowance.usual) { [mailbox] stage in
        mailbox.post(.stageReached(change: change, stage))
      }
      start(index) { desk, account in
        .submitted(
          change: change,
          await desk.submit(
            submittal.proposal, on: submittal.instrument, in: account,
            accountReading: submittal.reading, why: submittal.reason,
            isDespiteUnsettled: submittal.isDespiteUnsettled, allowance: allowance))
      }
    case .readJournal(let question):
      start { desk in .journalRead(question, await desk.page(for: question)) }
    case .readEvidence(let identifier, let instrument):
      start { desk in
        .evidenceRead(identifier, await desk.evidence(of: identifier, on: instrument))
      }
    case .findUndo(let request):
      start { desk in
        .undoFound(number: request.number, await desk.findUndo(of: request.target))
      }
    case .followJournal: followJournal()
    case .readClaims(let pause):
      start { desk in
        try? await Task.sleep(for: pause)
        guard case .open(let journal, _) = desk.journal else { return .claimsRead(nil) }
        return .claimsRead(try? await journal.claims())
      }
    case .settle(let index):
      start(index) { desk, account in
        .settled(account: index, await desk.settlements(of: account))
      }
    case .rest: awaitRest()
    case .discardPendingInput, .useTheme, .redraw, .copy: break
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

  /// Asks for something that belongs to no account.
  private func start(_ ask: @escaping @Sendable (Desk) async -> Message) {
    running.withLock { running in
      let number = running.next
      running.next += 1
      running.others[number] = Task { [self] in
        let message = await ask(desk)
        finish(number, nil)
        if !Task.isCancelled { mailbox.post(message) }
      }
    }
  }

  private func start(
    _ index: Int, as key: ReadingKey? = nil, isPatient: Bool = false,
    _ ask: @escaping @Sendable (Desk, DeskAccount) async -> Message
  ) {
    guard desk.accounts.indices.contains(index) else { return }
    let account = desk.accounts[index]
    running.withLock { running in
      let number = running.next
      running.next += 1
      let task = Task { [self] in
        if isPatient {
          try? await Task.sleep(for: Self.settling)
          if Task.isCancelled { return }
        }
        let message = await ask(desk, account)
        finish(number, key.map { Name(account: index, key: $0) })
        if !Task.isCancelled { mailbox.post(message) }
      }
      if let key {
        running.tasks.updateValue((number, task), forKey: Name(account: index, key: key))?.task
          .cancel()
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
    let follower = JournalFollower(
      journal: journal, unreadable: unreadable.map(\.name), mailbox: mailbox)
    let task = Task { await follower.run() }
    running.withLock { running in
      running.follower?.cancel()
      running.follower = task
    }
  }

  /// Waits for the moves to rest; the latest one counts.
  private func awaitRest() {
    let task = Task { [mailbox] in
      try? await Task.sleep(for: Self.settling)
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
}

extension Desk {
  /// What reading tells of an account's unsettled changes.
  fileprivate func settlements(
    of account: DeskAccount
  ) async -> Result<[Settlement], JournalError> {
    do throws(JournalError) {
      return .success(try await settle(account))
    } catch {
      return .failure(error)
    }
  }
}
