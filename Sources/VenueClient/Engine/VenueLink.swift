import FoundationEssentials
import LeverDomain
import RateLimiting
import Transport

/// One account's line to its venue: waits for the limits, keeps the clock, signs, sends, and says
/// what an answer means. All venues share it; what differs is in their adapters.
struct VenueLink<Adapter: VenueAdapter>: Sendable {
  /// A measured clock offset is used for this long.
  static var clockLifetime: Duration { .seconds(600) }
  /// A rejected key throws doubt on the clock once in so long: with a key that is wrong, measuring
  /// each time would cost a request for nothing.
  static var clockDoubt: Duration { .seconds(30) }
  /// This machine's clock was set anew when it has moved so much more or less than time has passed.
  static var clockStep: Duration { .milliseconds(500) }
  /// A reading that was refused as "too many" is sent again so often, once its limit opens.
  static var patienceWithLimits: Int { 2 }
  /// How long a key that worked lately is believed against a rejection.
  static var keyTrust: Duration { .seconds(60) }

  let adapter: Adapter
  let base: BaseAddress
  let timeout: Duration
  let timing: VenueTiming
  let limiter: RateLimiter
  /// Names the account at the venue, without its key.
  let fingerprint: String
  let clock: Remembered<ClockOffset>
  /// The right to sign changes; nil for a read-only account.
  let authority: ChangeAuthority?
  private let key: SigningKey
  private let transport: any HTTPTransport
  /// Remembers when the key worked last.
  private let successes: Remembered<Bool>
  /// Remembers when the clock was doubted last.
  private let doubts: Remembered<Bool>
  /// The offset that was measured last, for what cannot wait.
  let knownOffset = KnownOffset()

  init(
    _ adapter: Adapter, _ configuration: VenueAccountConfiguration, transport: any HTTPTransport,
    ledger: any RateLedger, timing: VenueTiming
  ) throws(VenueError) {
    self.adapter = adapter
    base = try BaseAddress(configuration.baseURL)
    authority = ChangeAuthority.grant(to: configuration)
    key = try SigningKey(configuration.credential, algorithm: adapter.algorithm)
    timeout = configuration.timeout
    self.transport = transport
    self.timing = timing
    fingerprint = AccountFingerprint.text(of: key.name, on: base)
    limiter = RateLimiter(
      ledger: ledger, account: fingerprint,
      address: base.authority, background: configuration.backgroundShare, timing: timing)
    clock = Remembered(uptime: timing.uptime)
    successes = Remembered(uptime: timing.uptime)
    doubts = Remembered(uptime: timing.uptime)
  }

  /// Sends a reading request.
  ///
  /// Sends again in three cases only: after the venue refused the clock, once, with the clock
  /// measured anew; after a venue that rejects good keys at times rejected one that worked just
  /// before, once; after "too many requests", when the limit opens again.
  func read(
    _ request: VenueRequest, priority: RequestPriority
  ) async throws(VenueError) -> VenueAnswer {
    let signable = try SignableRequest(reading: request)
    var limitsLeft = Self.patienceWithLimits
    var secondChanceLeft = true
    while true {
      let offset = try await currentOffset(for: request, priority: priority)
      do throws(VenueError) {
        return try await sendOnce(signable, priority: priority, offset: offset)
      } catch {
        guard !Task.isCancelled else { throw error }
        if error.kind == .rateLimited, limitsLeft > 0,
          (error.retryAfter ?? .zero) <= RateDecision.patience
        {
          limitsLeft -= 1
        } else if secondChanceLeft, await deservesSecondChance(error, offset, priority: priority) {
          secondChanceLeft = false
        } else {
          throw error
        }
      }
    }
  }

  /// Sends a changing request, once. Once it is on its way, cancelling does not stop it.
  ///
  /// - Returns: the answer, or a ``VenueError`` whose consequence says whether the venue may
  ///   have acted; and from when on the venue no longer takes the request, where that is known.
  func change(
    _ request: VenueRequest, authority: ChangeAuthority, signingBefore deadline: Date,
    lifetime: Duration?
  ) async -> (answer: Result<VenueAnswer, VenueError>, expiresAt: Date?) {
    let offset: ClockOffset?
    let ticket: RateLimiter.Ticket
    do throws(VenueError) {
      (offset, ticket) = try await permission(to: request, signingBefore: deadline)
    } catch {
      return (.failure(error), nil)
    }
    let signable = SignableRequest(changing: request, authority: authority)
    let expiry = RequestExpiry.moment(signedAt: timing.now(), lifetime: lifetime, clock: offset)
    let sending = Task {
      await Result { () async throws(VenueError) in
        try await transmit(signable, ticket: ticket, offset: offset, priority: .change)
      }
    }
    return (await sending.value, expiry)
  }

  /// Everything that must be there before a change is signed: the clock, and a place in the limits.
  private func permission(
    to request: VenueRequest, signingBefore deadline: Date
  ) async throws(VenueError) -> (ClockOffset?, RateLimiter.Ticket) {
    let offset: ClockOffset?
    do throws(VenueError) {
      offset = try await currentOffset(for: request, priority: .change)
    } catch {
      // The change itself has not been sent, whatever became of asking for the time.
      throw error.kind == .cancelled ? error : error.beforeSending
    }
    let ticket = try await limiter.acquire(request.endpoint.charges, priority: .change)
    guard !Task.isCancelled, timing.now() < deadline else {
      await limiter.refund(ticket)
      throw VenueError(.cancelled)
    }
    return (offset, ticket)
  }

  /// What is true of the account without asking, while an adapter writes its requests.
  func rules(of adapter: Adapter) -> VenueRules {
    VenueRules(
      venue: adapter.venue, traits: adapter.traits, isReadOnly: authority == nil,
      keyBelongsToSecret: key.belongsToSecret,
      requests: LegRequests(adapter: adapter, base: base))
  }

  /// The venue's time, as far as it is known.
  var venueTime: Date { timing.now().adding(knownOffset.value) }

  private func sendOnce(
    _ signable: SignableRequest, priority: RequestPriority, offset: ClockOffset?
  ) async throws(VenueError) -> VenueAnswer {
    let ticket = try await limiter.acquire(
      signable.request.endpoint.charges, priority: priority, mayProbe: priority == .change)
    return try await transmit(signable, ticket: ticket, offset: offset, priority: priority)
  }

  /// Signs with the time of this moment and sends; the limits have let it through.
  ///
  /// A change, and each reading of its priority, has a connection of its own: on one that is kept, a
  /// stray answer may lie in wait and be taken for the proof. It costs the handshakes once more; see
  /// ``HTTPRequest/Connection/fresh`` for how much.
  func transmit(
    _ signable: SignableRequest, ticket: RateLimiter.Ticket, offset: ClockOffset?,
    priority: RequestPriority
  ) async throws(VenueError) -> VenueAnswer {
    let endpoint = signable.request.endpoint
    let answer: VenueAnswer
    do throws(TransportError) {
      var request = try composed(signable, offset: offset)
      request.connection = priority == .change ? .fresh : .kept
      answer = VenueAnswer(try await transport.send(request))
    } catch {
      if error.mayHaveBeenSent {
        await limiter.settle(ticket, wasTaken: false)
        if endpoint.effect == .changes { await limiter.permitProbes() }
      } else {
        await limiter.refund(ticket)
      }
      throw VenueError(error, isChange: endpoint.effect == .changes)
    }
    let reported = adapter.failure(in: answer, to: endpoint)
    let failure =
      endpoint.effect == .changes
      ? reported.map { adapter.changeFailure($0, in: answer) } : reported
    // "Too many" holds for what follows, whoever said it and whatever became of the change.
    let isLimited = reported?.kind == .rateLimited
    await limiter.settle(ticket, wasTaken: !isLimited)
    let venueNow = timing.now().adding(offset?.offset ?? .zero)
    await limiter.follow(adapter.notices(in: answer.response, to: endpoint, now: venueNow))
    guard let failure else {
      if endpoint.isSigned { await successes.remember(true) }
      if ticket.isProbe { await limiter.reopen(adapter.gate) }
      if endpoint.effect == .changes { await limiter.endProbes() }
      return answer
    }
    if endpoint.effect == .changes {
      let isInDoubt = failure.consequence == .mayBeApplied
      await isInDoubt ? limiter.permitProbes() : limiter.endProbes()
    }
    guard isLimited else { throw failure }
    let rule = failure.status == 418 ? adapter.gate : endpoint.charges.first?.rule ?? adapter.gate
    let wait = await limiter.penalise(
      rule, retryAfter: failure.retryAfter ?? adapter.retryAfter(failure, now: venueNow),
      backOff: adapter.backOff)
    throw failure.replacing(retryAfter: wait)
  }

  private func composed(
    _ signable: SignableRequest, offset: ClockOffset?
  ) throws(TransportError) -> HTTPRequest {
    let timestamp = timing.now().adding(offset?.offset ?? .zero).milliseconds
    do throws(VenueError) {
      var request = try adapter.sign(signable, with: key, base: base, timestamp: timestamp)
      request.timeout = timeout
      return request
    } catch {
      throw TransportError(.failed, mayHaveBeenSent: false, detail: error.message?.text ?? "")
    }
  }

  private func deservesSecondChance(
    _ error: VenueError, _ offset: ClockOffset?, priority: RequestPriority
  ) async -> Bool {
    switch error.kind {
    case .clockRejected:
      return (try? await measureClock(priority: priority)) != nil
    case .keyRejected where adapter.rejectsGoodKeysAtTimes:
      // A clock that has jumped looks the same as a wrong key.
      if await doubts.age ?? .seconds(Int.max) > Self.clockDoubt {
        await doubts.remember(true)
        if let measured = try? await measureClock(priority: priority),
          (measured.offset - (offset?.offset ?? .zero)).magnitude > .seconds(2)
        {
          return true
        }
      }
      guard let age = await successes.age, age < Self.keyTrust else { return false }
      await timing.wait(.seconds(1))
      return true
    default:
      return false
    }
  }
}

extension VenueError {
  /// The failure of something that had to be asked before a change: the change was not sent.
  fileprivate var beforeSending: VenueError {
    consequence == .mayBeApplied ? replacing(kind: .unreachable) : self
  }
}

extension Result where Failure == VenueError, Success: Sendable {
  /// What an asynchronous call brings.
  fileprivate init(_ body: () async throws(VenueError) -> Success) async {
    do throws(VenueError) {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}
