import Synchronization

/// A venue that runs: its exchange, its dialect, and what goes wrong with it.
final class VenueSite: Sendable {
  /// What was received and how it was answered.
  struct State: Sendable {
    var exchange: Exchange
    var schedule: FaultSchedule
    var counts: [String: Int] = [:]
    var rateRefusals = 0
    var previousLeg: ChangeLeg?
    var staleReadings = StaleReadings()
    var strayAnswers = 0

    /// So many paths are told apart: more than the venues have, and too few for a client that makes
    /// paths up to fill the memory.
    private static let countedPaths = 4096

    mutating func count(_ request: Request) {
      let name = request.method + " " + request.path
      if counts[name] != nil || counts.count < Self.countedPaths {
        counts[name, default: 0] += 1
      }
    }
  }

  let venue: SimulatedVenue
  /// What proxies hold on its way here.
  let held = HeldRequests()
  private let dialect: any Dialect
  private let witness: SimulatorWitness?
  private let clock: @Sendable () -> Int64
  private let state: Mutex<State>

  init(
    exchange: Exchange, dialect: any Dialect, faults: [Fault], witness: SimulatorWitness?,
    clock: @escaping @Sendable () -> Int64
  ) {
    venue = exchange.venue
    self.dialect = dialect
    self.witness = witness
    self.clock = clock
    state = Mutex(State(exchange: exchange, schedule: FaultSchedule(faults)))
  }

  /// Reads or changes what the venue holds.
  func withState<Value: Sendable>(_ body: (inout sending State) -> sending Value) -> Value {
    state.withLock { body(&$0) }
  }

  /// The venue's clock, without faults.
  var now: Int64 { clock() }

  /// Carries a request out, as far as faults let it. `wait` lets so many milliseconds pass and is
  /// false when nobody waits for the answer any more.
  func serve(_ request: Request, wait: (Int64) -> Bool) -> Delivery {
    var plan = self.plan(for: request)
    let passage = witness.map { _ in self.passage(of: request) }
    if let witness, let passage { plan.add(witness.arrived(passage)) }
    if plan.delay > 0, !wait(plan.delay) { return .cut }
    if let hold = plan.hold { return self.hold(request, plan, passage, hold) }
    return carryOut(request, plan, passage)
  }

  private func carryOut(
    _ request: Request, _ plan: FaultPlan, _ passage: SimulatorWitness.Passage?
  ) -> Delivery {
    let delivery = perform(request, plan)
    if let witness, let passage {
      witness.answered(passage)
      if case .hang = delivery { witness.unanswered(passage) }
    }
    return delivery
  }

  /// Leaves a request to a proxy, which delivers it later: the venue judges it then.
  private func hold(
    _ request: Request, _ plan: FaultPlan, _ passage: SimulatorWitness.Passage?, _ hold: ProxyHold
  ) -> Delivery {
    let answer = HeldAnswer()
    // Delivered or dropped, it leaves `held`, and with it this closure.
    let isHeld = held.hold(milliseconds: hold.milliseconds) {
      answer.arrive(self.carryOut(request, plan, passage))
    }
    guard isHeld else { return .cut }
    if let witness, let passage {
      witness.held(passage)
      if hold.meanwhile == .nothing { witness.unanswered(passage) }
    }
    return switch hold.meanwhile {
    case .nothing: .held(answer)
    case .closedConnection: .cut
    case .gatewayTimeout: .answer(.html(title: "504 Gateway Time-out", status: 504))
    }
  }

  private func passage(of request: Request) -> SimulatorWitness.Passage {
    let leg = dialect.leg(of: request)
    let account = state.withLock { state in
      state.exchange.key(of: request).flatMap { state.exchange.accounts[$0]?.name }
    }
    return SimulatorWitness.Passage(
      venue: venue.rawValue, account: account, method: request.method, path: request.path,
      changedSymbol: leg?.symbol, changedSide: leg?.side)
  }

  /// Counts a request and says what goes wrong with it.
  private func plan(for request: Request) -> FaultPlan {
    let leg = dialect.leg(of: request)
    return state.withLock { state in
      state.count(request)
      var isSecondLeg = false
      if let leg {
        let previous = state.previousLeg
        isSecondLeg =
          leg.side != nil && previous?.symbol == leg.symbol && previous?.side != leg.side
        state.previousLeg = isSecondLeg ? nil : leg
      }
      return FaultPlan(
        state.schedule.faults(
          for: request, venue: venue, isChange: leg != nil, isSecondLeg: isSecondLeg))
    }
  }

  /// Carries a request out, once the wait that its plan asks for is over.
  private func perform(_ request: Request, _ plan: FaultPlan) -> Delivery {
    let now = clock() + plan.clockSkew
    if let early = plan.deliveryBefore(request, dialect: dialect, now: now) { return early }
    let doubling = plan.doubling
    let (answer, isLost) = state.withLock { state in
      state.exchange.interference = plan.interference
      state.exchange.losesConnection = false
      var answer = self.answer(request, plan, &state, now: now)
      if doubling.isDoubled {
        state.count(request)
        let second = self.answer(request, plan, &state, now: now)
        if !doubling.countsFirst { answer = second }
      }
      return (answer, state.exchange.losesConnection)
    }
    return isLost
      ? .cut : plan.delivery(of: answer, to: request, dialect: dialect, now: now)
  }

  /// What the venue answers, once.
  private func answer(
    _ request: Request, _ plan: FaultPlan, _ state: inout State, now: Int64
  ) -> Answer {
    let isWatched = plan.staleReadings != nil || !state.staleReadings.isEmpty
    let before = isWatched ? state.exchange : nil
    let answer = dialect.answer(request, exchange: &state.exchange, now: now)
    if answer.isRateRefusal { state.rateRefusals += 1 }
    guard let before, let key = before.key(of: request) else { return answer }
    guard dialect.leg(of: request) != nil else {
      let stale = state.staleReadings.answer(
        to: request, of: key, fresh: answer, dialect: dialect, exchange: before, now: now)
      return stale ?? answer
    }
    if let count = plan.staleReadings, let account = before.accounts[key],
      account.settings != state.exchange.accounts[key]?.settings
    {
      state.staleReadings.note(account, count: count)
    }
    return answer
  }
}
