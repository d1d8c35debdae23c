import LeverDomain

/// Holds requests back until their limits allow them, the most urgent first.
///
/// What to do is decided by ``RateDecision``; this performs it. Requests queue by priority and then
/// by age. One that waits for a limit keeps less urgent ones from taking that limit before it.
actor RateLimiter {
  /// A request that was let through, to be settled when its answer came.
  struct Ticket: Sendable {
    let identifier: UInt64
    let charges: [RateCharge]
  }

  private struct Waiter {
    let identifier: UInt64
    let charges: [RateCharge]
    let keys: [RateKey]
    let priority: RequestPriority
    let continuation: CheckedContinuation<Result<Ticket, VenueError>, Never>
  }

  private let ledger: any RateLedger
  private let subjects: [RateRule.Scope: String]
  private let timing: VenueTiming
  private var queue: [Waiter] = []
  private var alarm: (moment: Duration, task: Task<Void, Never>)?

  /// A limiter over `ledger`. `account` and `address` name who is counted.
  init(ledger: any RateLedger, account: String, address: String, timing: VenueTiming) {
    self.ledger = ledger
    subjects = [.account: account, .address: address]
    self.timing = timing
  }

  /// How many requests wait.
  var waiting: Int { queue.count }

  /// Waits until a request may be sent, and counts it.
  ///
  /// - Throws: ``VenueError`` of kind `cancelled` when the task is cancelled first, and
  ///   `rateLimited` when the venue has closed the way for longer than ``RateDecision/patience``.
  func acquire(
    _ charges: [RateCharge], priority: RequestPriority
  ) async throws(VenueError) -> Ticket {
    guard !Task.isCancelled else { throw VenueError(.cancelled) }
    let identifier = UInt64.random(in: .min ... .max)
    let keys = charges.map { key(of: $0.rule) }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enqueue(
          Waiter(
            identifier: identifier, charges: charges, keys: keys, priority: priority,
            continuation: continuation))
        serve()
      }
    } onCancel: {
      Task { await self.withdraw(identifier) }
    }
    return try result.get()
  }

  /// Notes that the answer to a request came, and whether the venue took it.
  func settle(_ ticket: Ticket, wasTaken: Bool) {
    update(ticket.charges) { windows in
      let now = timing.uptime()
      for (index, charge) in ticket.charges.enumerated() {
        windows[index].settle(ticket.identifier, rule: charge.rule, now: now)
        if wasTaken { windows[index].forgive() }
      }
    }
    serve()
  }

  /// Takes back a request of which no byte left.
  func refund(_ ticket: Ticket) {
    update(ticket.charges) { windows in
      for index in windows.indices { windows[index].withdraw(ticket.identifier) }
    }
    serve()
  }

  /// Follows what a venue says of its own counts.
  func follow(_ notices: [LimitNotice]) {
    guard !notices.isEmpty else { return }
    for notice in notices {
      update([RateCharge(notice.rule)]) { windows in
        windows[0].apply(notice, now: timing.uptime())
      }
    }
    serve()
  }

  /// Stays away from a limit because the venue said "too many": for the time it named, or backing
  /// off. Answers how long.
  func penalise(_ rule: RateRule, retryAfter: Duration?, backOff: BackOff) -> Duration {
    let duration = update([RateCharge(rule)]) { windows in
      let now = timing.uptime()
      guard let retryAfter else { return windows[0].backOff(backOff, now: now) }
      windows[0].close(for: retryAfter, now: now)
      return retryAfter
    }
    serve()
    return duration
  }

  /// What is left of the given limits, in their order.
  func budgets(_ rules: [RateRule], isUrgent: Bool) -> [Budget] {
    return update(rules.map { RateCharge($0) }) { windows in
      let now = timing.uptime()
      return zip(rules, windows).compactMap { rule, window in
        guard let limit = rule.limit else { return nil }
        let moment = window.earliest(RateCharge(rule), isUrgent: isUrgent, now: now)
        return Budget(
          name: rule.name, limit: limit, left: max(0, limit - window.used(at: now)),
          window: rule.window, wait: moment - now)
      }
    }
  }

  private func key(of rule: RateRule) -> RateKey {
    RateKey(subject: subjects[rule.scope] ?? "", rule: rule.name)
  }

  @discardableResult
  private func update<Value: Sendable>(
    _ charges: [RateCharge], _ body: (inout [RateWindow]) -> Value
  ) -> Value {
    ledger.update(charges.map { key(of: $0.rule) }, body)
  }

  private func enqueue(_ waiter: Waiter) {
    let index = queue.lastIndex { $0.priority <= waiter.priority }.map { $0 + 1 } ?? 0
    queue.insert(waiter, at: index)
  }

  private func withdraw(_ identifier: UInt64) {
    guard let index = queue.firstIndex(where: { $0.identifier == identifier }) else { return }
    let waiter = queue.remove(at: index)
    waiter.continuation.resume(returning: .failure(VenueError(.cancelled)))
    ledger.update(waiter.keys) { windows in
      for index in windows.indices { windows[index].withdraw(identifier) }
    }
    serve()
  }

  /// Lets through whoever may go now, and sets the alarm for the next.
  private func serve() {
    guard !queue.isEmpty else { return }
    var claimed: Set<RateKey> = []
    var next: Duration?
    var staying: [Waiter] = []
    for waiter in queue {
      guard claimed.isDisjoint(with: waiter.keys) else {
        staying.append(waiter)
        continue
      }
      let decision = ledger.update(waiter.keys) { windows in
        RateDecision.decide(
          waiter.charges, windows: &windows, priority: waiter.priority,
          identifier: waiter.identifier, now: timing.uptime())
      }
      switch decision {
      case .send:
        let ticket = Ticket(identifier: waiter.identifier, charges: waiter.charges)
        waiter.continuation.resume(returning: .success(ticket))
      case .closed(let duration):
        let error = VenueError(.rateLimited, retryAfter: duration)
        waiter.continuation.resume(returning: .failure(error))
      case .wait(let until, let because):
        claimed.formUnion(because.map { waiter.keys[$0] })
        next = min(next ?? until, until)
        staying.append(waiter)
      }
    }
    queue = staying
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
    serve()
  }
}
