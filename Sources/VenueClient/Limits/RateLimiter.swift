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
    let uptime = timing.uptime
    await update(ticket.charges) { windows in
      let now = uptime()
      for (index, charge) in ticket.charges.enumerated() {
        windows[index].settle(ticket.identifier, rule: charge.rule, now: now)
        if wasTaken { windows[index].forgive() }
      }
    }
    beginServing()
  }

  /// Takes back a request of which no byte left.
  func refund(_ ticket: Ticket) async {
    await update(ticket.charges) { windows in
      for index in windows.indices { windows[index].withdraw(ticket.identifier) }
    }
    beginServing()
  }

  /// Follows what a venue says of its own counts.
  func follow(_ notices: [LimitNotice]) async {
    guard !notices.isEmpty else { return }
    let uptime = timing.uptime
    for notice in notices {
      await update([RateCharge(notice.rule)]) { windows in
        windows[0].apply(notice, now: uptime())
      }
    }
    beginServing()
  }

  /// Stays away from a limit because the venue said "too many": for the time it named, or backing
  /// off. Answers how long.
  func penalise(_ rule: RateRule, retryAfter: Duration?, backOff: BackOff) async -> Duration {
    let uptime = timing.uptime
    let duration = await update([RateCharge(rule)]) { windows in
      let now = uptime()
      guard let retryAfter else { return windows[0].backOff(backOff, now: now) }
      windows[0].close(for: retryAfter, now: now)
      return retryAfter
    }
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
    await update([RateCharge(gate)]) { windows in windows[0].reopen() }
    beginServing()
  }

  /// What is left of the given limits, in their order.
  func budgets(_ rules: [RateRule], isUrgent: Bool) async -> [Budget] {
    let uptime = timing.uptime
    let background = background
    return await update(rules.map { RateCharge($0) }) { windows in
      let now = uptime()
      return zip(rules, windows).compactMap { rule, window in
        guard let limit = rule.limit else { return nil }
        let moment = window.earliest(RateCharge(rule), isUrgent: isUrgent, now: now)
        return Budget(
          name: rule.name, limit: limit,
          left: max(0, window.usable(of: limit) - window.used(at: now)), window: rule.window,
          wait: moment - now, usedHere: window.usedHere(at: now),
          usedInBackground: window.usedUnasked(at: now),
          backgroundLimit: background.units(of: limit), unshared: window.unshared)
      }
    }
  }

  private func key(of rule: RateRule) -> RateKey {
    RateKey(subject: subjects[rule.scope] ?? "", rule: rule)
  }

  @discardableResult
  private func update<Value: Sendable>(
    _ charges: [RateCharge], _ body: @Sendable (inout [RateWindow]) -> Value
  ) async -> Value {
    await ledger.update(charges.map { key(of: $0.rule) }, body)
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
    await ledger.update(waiter.keys) { windows in
      for index in windows.indices { windows[index].withdraw(waiter.identifier) }
    }
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
    let uptime = timing.uptime
    let background = background
    while let waiter = queue.first(where: {
      !considered.contains($0.identifier) && claimed.isDisjoint(with: $0.keys)
    }) {
      considered.insert(waiter.identifier)
      let (charges, priority, identifier) = (waiter.charges, waiter.priority, waiter.identifier)
      let mayProbe = waiter.mayProbe && nextProbe.map { $0 <= uptime() } ?? false
      let (decision, isProbe) = await ledger.update(waiter.keys) { windows in
        let now = uptime()
        let isProbe =
          mayProbe
          && zip(charges, windows).contains { $0.rule.limit == nil && $1.isClosed(at: now) }
        let decision = RateDecision.decide(
          charges, windows: &windows, priority: priority, background: background,
          identifier: identifier, passesGates: isProbe, now: now)
        return (decision, isProbe)
      }
      guard let index = queue.firstIndex(where: { $0.identifier == identifier }) else {
        // It was withdrawn meanwhile, perhaps before it was counted.
        await forget(waiter)
        continue
      }
      switch decision {
      case .send:
        queue.remove(at: index)
        if isProbe { nextProbe = uptime() + Self.probePause }
        let ticket = Ticket(identifier: identifier, charges: charges, isProbe: isProbe)
        waiter.continuation.resume(returning: .success(ticket))
      case .closed(let duration):
        queue.remove(at: index)
        let error = VenueError(.rateLimited, retryAfter: duration)
        waiter.continuation.resume(returning: .failure(error))
      case .wait(let until, _) where waiter.giveUpAt.map { $0 < until } ?? false:
        queue.remove(at: index)
        await forget(waiter)
        waiter.continuation.resume(
          returning: .failure(VenueError(.rateLimited, retryAfter: until - uptime())))
      case .unwanted:
        queue.remove(at: index)
        waiter.continuation.resume(returning: .failure(VenueError(.cancelled)))
      case .wait(let until, let because):
        waiter.allowance?.report(.waitingForRateLimit(until - uptime()))
        claimed.formUnion(because.map { waiter.keys[$0] })
        next = min(next ?? until, until)
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
