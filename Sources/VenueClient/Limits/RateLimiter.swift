import LeverDomain
import RateLimiting

/// Holds requests back until their limits allow them, the most urgent first.
///
/// What to do is decided by ``RateDecision``; this performs it. Requests queue by priority and then
/// by age. One that waits for a limit keeps less urgent ones from taking that limit before it.
actor RateLimiter {
  /// A request that was let through, to be settled when its answer came.
  struct Ticket: Sendable {
    let identifier: UInt64
    let charges: [RateCharge]
    /// Whether it passed a gate that is closed.
    var isProbe = false
  }

  private struct Waiter {
    let identifier: UInt64
    let charges: [RateCharge]
    let keys: [RateKey]
    let priority: RequestPriority
    let mayProbe: Bool
    /// What bounds the waiting of the task that asks; nil where nothing does.
    let allowance: WaitAllowance?
    /// When that ends; nil where nothing bounds it.
    let giveUpAt: Duration?
    let continuation: CheckedContinuation<Result<Ticket, VenueError>, Never>
  }

  private let ledger: any RateLedger
  private let subjects: [RateRule.Scope: String]
  /// How much of each limit may go to what nobody asked for.
  private let background: RateShare
  private let timing: VenueTiming
  private var queue: [Waiter] = []
  /// When the next reading may pass a closed gate; nil while none may.
  private var nextProbe: Duration?
  private var isServing = false
  private var mustServe = false
  private var alarm: (moment: Duration, task: Task<Void, Never>)?

  /// A limiter over `ledger`. `account` and `address` name who is counted.
  init(
    ledger: any RateLedger, account: String, address: String, background: RateShare,
    timing: VenueTiming
  ) {
    self.ledger = ledger
    self.background = background
    subjects = [.account: account, .address: address]
    self.timing = timing
  }

  /// How many requests wait.
  var waiting: Int { queue.count }

  /// Waits until a request may be sent, and counts it.
  ///
  /// - Throws: ``VenueError`` of kind `cancelled` when the task is cancelled first, or nobody asked
  ///   for the request and the account leaves nothing for such; and `rateLimited`, without a status,
  ///   when the way stays closed for longer than ``RateDecision/patience``, or than the task's
  ///   ``WaitAllowance`` allows.
  ///
  /// - Parameter mayProbe: whether it is a reading that would tell what became of a change. It may
  ///   pass a gate that is closed, once in a while: see ``permitProbes()``.
  func acquire(
    _ charges: [RateCharge], priority: RequestPriority, mayProbe: Bool = false
  ) async throws(VenueError) -> Ticket {
    guard !Task.isCancelled else { throw VenueError(.cancelled) }
    let identifier = UInt64.random(in: .min ... .max)
    let keys = charges.map { key(of: $0.rule) }
    let allowance = WaitAllowance.current
    let giveUpAt = allowance.map { timing.uptime() + $0.remaining }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enqueue(
          Waiter(
            identifier: identifier, charges: charges, keys: keys, priority: priority,
            mayProbe: mayProbe, allowance: allowance, giveUpAt: giveUpAt,
            continuation: continuation))
        beginServing()
      }
    } onCancel: {
      Task { await self.withdraw(identifier) }
    }
    return try result.get()
  }

  /// Notes that the answer to a request came, and whether the venue took it.
  func settle(_ ticket: Ticket, wasTaken: Bool) async {
    await perform(
      RateCompletion(identifier: ticket.identifier, wasTaken: wasTaken),
      on: ticket.charges.map(\.rule))
    beginServing()
  }

  /// Takes back a request of which no byte left.
  func refund(_ ticket: Ticket) async {
    await perform(
      RateWithdrawal(identifier: ticket.identifier), on: ticket.charges.map(\.rule))
    beginServing()
  }

  /// Follows what a venue says of its own counts.
  func follow(_ notices: [LimitNotice]) async {
    guard !notices.isEmpty else { return }
    for notice in notices { await perform(notice, on: [notice.rule]) }
    beginServing()
  }

  /// Stays away from a limit because the venue said "too many": for the time it named, or backing
  /// off. Answers how long.
  func penalise(_ rule: RateRule, retryAfter: Duration?, backOff: BackOff) async -> Duration {
    let duration = await perform(
      RatePenalty(retryAfter: retryAfter, backOff: backOff), on: [rule])
    beginServing()
    return duration
  }

  /// How long after a reading passed a closed gate the next one may.
  static let probePause: Duration = .seconds(30)

  /// Lets a reading that would tell what became of a change pass a gate that is closed, now and then
  /// every half minute: a change is in doubt, and nobody is helped when the same answer that left it
  /// so also closes the one way to find out. Everything else stays away.
  func permitProbes() { nextProbe = nextProbe ?? timing.uptime() }

  /// Ends that: the venue has said what became of a change.
  func endProbes() { nextProbe = nil }

  /// Opens a gate again, because the venue answered a reading that passed it.
  func reopen(_ gate: RateRule) async {
    nextProbe = nil
    await perform(RateReopening(), on: [gate])
    beginServing()
  }

  /// What is left of the given limits, in their order.
  func budgets(_ rules: [RateRule], isUrgent: Bool) async -> [Budget] {
    await perform(RateReading(background: background, isUrgent: isUrgent), on: rules)
  }

  private func key(of rule: RateRule) -> RateKey {
    RateKey(subject: subjects[rule.scope] ?? "", rule: rule)
  }

  @discardableResult
  private func perform<Operation: RateOperation>(
    _ operation: Operation, on rules: [RateRule]
  ) async -> Operation.Answer {
    await ledger.perform(operation, on: rules.map { key(of: $0) })
  }

  private func enqueue(_ waiter: Waiter) {
    let index = queue.lastIndex { $0.priority <= waiter.priority }.map { $0 + 1 } ?? 0
    queue.insert(waiter, at: index)
  }

  private func withdraw(_ identifier: UInt64) async {
    guard let index = queue.firstIndex(where: { $0.identifier == identifier }) else { return }
    let waiter = queue.remove(at: index)
    waiter.continuation.resume(returning: .failure(VenueError(.cancelled)))
    await forget(waiter)
    beginServing()
  }

  /// Takes everything that the ledger knows of a request back.
  private func forget(_ waiter: Waiter) async {
    await ledger.perform(RateWithdrawal(identifier: waiter.identifier), on: waiter.keys)
  }

  /// Has the queue served, or served once more where that is under way: what has changed meanwhile
  /// may let others through.
  private func beginServing() {
    mustServe = true
    guard !isServing, !queue.isEmpty else { return }
    isServing = true
    Task { await serve() }
  }

  private func serve() async {
    while mustServe, !queue.isEmpty {
      mustServe = false
      await serveOnce()
    }
    isServing = false
  }

  /// Lets through whoever may go now, and sets the alarm for the next. The queue may change at each
  /// question to the ledger: who comes first is looked for anew each time.
  private func serveOnce() async {
    var considered: Set<UInt64> = []
    var claimed: Set<RateKey> = []
    var next: Duration?
    while let waiter = queue.first(where: {
      !considered.contains($0.identifier) && claimed.isDisjoint(with: $0.keys)
    }) {
      considered.insert(waiter.identifier)
      let identifier = waiter.identifier
      let asked = timing.uptime()
      let mayProbe = waiter.mayProbe && nextProbe.map { $0 <= asked } ?? false
      let answer = await ledger.perform(
        RateAdmission(
          identifier: identifier, weights: waiter.charges.map(\.weight),
          priority: waiter.priority, background: background, mayProbe: mayProbe),
        on: waiter.keys)
      guard let index = queue.firstIndex(where: { $0.identifier == identifier }) else {
        // It was withdrawn meanwhile, perhaps before it was counted.
        await forget(waiter)
        continue
      }
      switch answer.decision {
      case .send:
        queue.remove(at: index)
        if answer.isProbe { nextProbe = timing.uptime() + Self.probePause }
        let ticket = Ticket(
          identifier: identifier, charges: waiter.charges, isProbe: answer.isProbe)
        waiter.continuation.resume(returning: .success(ticket))
      case .closed(let duration):
        queue.remove(at: index)
        let error = VenueError(.rateLimited, retryAfter: duration)
        waiter.continuation.resume(returning: .failure(error))
      case .unwanted:
        queue.remove(at: index)
        waiter.continuation.resume(returning: .failure(VenueError(.cancelled)))
      case .wait(let until, let because):
        // The ledger has a clock of its own: only how long to wait means something here.
        let wait = until - answer.now
        let moment = asked + wait
        guard waiter.giveUpAt.map({ moment <= $0 }) ?? true else {
          queue.remove(at: index)
          await forget(waiter)
          waiter.continuation.resume(
            returning: .failure(VenueError(.rateLimited, retryAfter: wait)))
          continue
        }
        waiter.allowance?.report(.waitingForRateLimit(wait))
        claimed.formUnion(because.map { waiter.keys[$0] })
        next = min(next ?? moment, moment)
      }
    }
    setAlarm(next, now: timing.uptime())
  }

  private func setAlarm(_ moment: Duration?, now: Duration) {
    guard let moment else {
      alarm?.task.cancel()
      alarm = nil
      return
    }
    guard alarm?.moment != moment else { return }
    alarm?.task.cancel()
    let wait = timing.wait
    let task = Task { [weak self] in
      await wait(moment - now)
      guard !Task.isCancelled else { return }
      await self?.ring(moment)
    }
    alarm = (moment, task)
  }

  private func ring(_ moment: Duration) {
    guard alarm?.moment == moment else { return }
    alarm = nil
    beginServing()
  }
}
