import LeverDomain
import RateLimiting
import Testing

@testable import VenueClient

struct RateWindowTests {
  private let twenty = RateRule("twenty", limit: 20, per: .seconds(60), reserve: 2)
  private let five = RateRule("five", limit: 5, per: .seconds(1), reserve: 1)

  /// A venue that slides its own window over the moments at which requests arrive.
  private struct StrictVenue {
    let rule: RateRule
    var arrivals: [Duration] = []
    var refusals = 0

    mutating func arrive(at moment: Duration) {
      let inside = arrivals.count { moment - $0 < rule.window }
      if inside >= rule.limit ?? 0 { refusals += 1 } else { arrivals.append(moment) }
    }
  }

  /// Sends `count` requests one after the other as early as the window lets them go; each arrives
  /// `latency(number)` later and is answered after as much again.
  private func sweep(
    _ rule: RateRule, count: Int, isUrgent: Bool = false, latency: (Int) -> Duration
  ) -> (venue: StrictVenue, last: Duration) {
    var window = RateWindow()
    var venue = StrictVenue(rule: rule)
    var now = Duration.zero
    let charge = RateCharge(rule)
    for number in 0..<count {
      now = window.earliest(charge, isUrgent: isUrgent, now: now)
      window.record(UInt64(number), charge, now: now)
      venue.arrive(at: now + latency(number))
      window.settle(UInt64(number), rule: rule, now: now + latency(number) * 2)
    }
    return (venue, now)
  }

  @Test(arguments: [20, 18, 5, 40, 100, 650])
  func `a sweep of CoinSwitch's minute draws no refusal and takes no longer than it must`(
    _ count: Int
  ) {
    let result = sweep(twenty, count: count) { _ in .milliseconds(20) }
    #expect(result.venue.refusals == 0)
    let least = Duration.seconds(60) * ((count - 1) / 20)
    // The two of the reserve wait until they come back soon; nothing else is lost.
    #expect(result.last <= least * 1.05 + .seconds(60))
    if count >= 650 { #expect(result.last <= least * 1.02) }
    if count <= 18 { #expect(result.last == .zero) }
  }

  @Test func `a sweep of BingX's second keeps within a twentieth of the fastest`() {
    let result = sweep(five, count: 800) { _ in .milliseconds(3) }
    #expect(result.venue.refusals == 0)
    #expect(result.last <= .seconds(159) * 1.05)
  }

  @Test func `latency that jumps about draws no refusal`() {
    // Up to a fortieth of the window either way, as the window allows for.
    let jitter = sweep(five, count: 800) { .milliseconds($0 * 7 % 12) }
    #expect(jitter.venue.refusals == 0)
    let minute = sweep(twenty, count: 400) { .milliseconds($0 * 131 % 700) }
    #expect(minute.venue.refusals == 0)
  }

  @Test func `a request counts until one window after its answer`() {
    var window = RateWindow()
    let charge = RateCharge(RateRule("one", limit: 1, per: .seconds(10)))
    #expect(window.earliest(charge, isUrgent: true, now: .seconds(1)) == .seconds(1))
    window.record(1, charge, now: .seconds(1))
    #expect(window.used(at: .seconds(1)) == 1)
    window.settle(1, rule: charge.rule, now: .milliseconds(1050))
    let next = window.earliest(charge, isUrgent: true, now: .seconds(2))
    #expect(next >= .milliseconds(11_050))
    #expect(next <= .milliseconds(11_060))
    #expect(window.used(at: next) == 0)
  }

  @Test func `a late answer counts from a fortieth of the window after sending`() {
    var window = RateWindow()
    let charge = RateCharge(RateRule("one", limit: 1, per: .seconds(40)))
    window.record(1, charge, now: .zero)
    let unanswered = window.earliest(charge, isUrgent: true, now: .zero)
    window.settle(1, rule: charge.rule, now: .seconds(9))
    #expect(window.earliest(charge, isUrgent: true, now: .seconds(9)) == unanswered)
    #expect(unanswered >= .seconds(41))
    #expect(unanswered < .milliseconds(41_100))
  }

  @Test func `a change may use the reserve, others leave it`() {
    var window = RateWindow()
    let charge = RateCharge(twenty)
    for number in 0..<18 { window.record(UInt64(number), charge, now: .zero) }
    #expect(window.earliest(charge, isUrgent: true, now: .seconds(1)) == .seconds(1))
    let other = window.earliest(charge, isUrgent: false, now: .seconds(1))
    // The reserve regenerates in six seconds: it may be taken once it comes back within that.
    #expect(other > .seconds(54))
    #expect(other < .seconds(56))
  }

  @Test func `during a sweep a change never waits longer than the reserve takes to come back`() {
    var window = RateWindow()
    var now = Duration.zero
    let charge = RateCharge(twenty)
    for number in 0..<200 {
      now = window.earliest(charge, isUrgent: false, now: now)
      window.record(UInt64(number), charge, now: now)
      window.settle(UInt64(number), rule: twenty, now: now)
      let wait = window.earliest(charge, isUrgent: true, now: now) - now
      #expect(wait <= .seconds(6))
    }
  }

  @Test func `heavy requests wait for as much as they weigh`() {
    var window = RateWindow()
    let rule = RateRule("weight", limit: 100, per: .seconds(60))
    window.record(1, RateCharge(rule, weight: 70), now: .zero)
    let light = window.earliest(RateCharge(rule, weight: 30), isUrgent: true, now: .zero)
    let heavy = window.earliest(RateCharge(rule, weight: 40), isUrgent: true, now: .zero)
    #expect(light == .zero)
    #expect(heavy > .seconds(60))
    let heavier = window.earliest(RateCharge(rule, weight: 500), isUrgent: true, now: .zero)
    #expect(heavier == heavy)
  }

  @Test func `a request that never left is taken back`() {
    var window = RateWindow()
    window.record(7, RateCharge(five), now: .zero)
    window.withdraw(7)
    #expect(window.used(at: .zero) == 0)
  }

  @Test func `a closure holds everybody back, and a longer one stays`() {
    var window = RateWindow()
    window.close(for: .seconds(30), now: .seconds(10))
    window.close(for: .seconds(5), now: .seconds(10))
    #expect(window.earliest(RateCharge(five), isUrgent: true, now: .seconds(11)) == .seconds(40))
    let gate = RateRule.gate("gate", scope: .account)
    #expect(window.earliest(RateCharge(gate), isUrgent: true, now: .seconds(11)) == .seconds(40))
  }

  @Test func `backing off doubles until it is forgiven`() {
    var window = RateWindow()
    let backOff = BackOff(first: .seconds(1), longest: .seconds(8))
    let waits = (0..<5).map { _ in window.backOff(backOff, now: .zero) }
    #expect(waits == [1, 2, 4, 8, 8].map { .seconds($0) })
    window.forgive()
    #expect(window.backOff(backOff, now: .zero) == .seconds(1))
  }

  @Test func `the venue's own count tightens and never loosens`() {
    var window = RateWindow()
    for number in 0..<2 { window.record(UInt64(number), RateCharge(five), now: .zero) }
    let generous = LimitNotice(rule: five, fact: .left(5, resetAfter: .seconds(1)))
    window.apply(generous, now: .zero)
    #expect(window.used(at: .zero) == 2)
    let strict = LimitNotice(rule: five, fact: .left(1, resetAfter: .milliseconds(800)))
    window.apply(strict, now: .zero)
    #expect(window.used(at: .zero) == 4)
    #expect(window.used(at: .milliseconds(800)) == 2)
    window.apply(LimitNotice(rule: five, fact: .used(5)), now: .zero)
    #expect(window.used(at: .zero) == 5)
  }
}
