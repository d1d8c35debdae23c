import LeverDomain
import RateLimiting
import Testing

struct RateShareTests {
  private let twenty = RateRule("twenty", limit: 20, per: .seconds(60), reserve: 2)
  private let two = RateRule("two", limit: 2, per: .seconds(1))

  private func decide(
    _ window: inout RateWindow, _ rule: RateRule, _ identifier: UInt64,
    _ priority: RequestPriority, at now: Duration, background: RateShare = .background
  ) -> RateDecision {
    var windows = [window]
    defer { window = windows[0] }
    return RateDecision.decide(
      [RateCharge(rule)], windows: &windows, priority: priority, background: background,
      identifier: identifier, now: now)
  }

  /// How many of so many requests are let through at once.
  private func sent(
    _ count: Int, _ priority: RequestPriority, in window: inout RateWindow,
    background: RateShare = .background
  ) -> Int {
    (0..<count).count { _ in
      let identifier = UInt64.random(in: .min ... .max)
      guard
        decide(&window, twenty, identifier, priority, at: .zero, background: background) == .send
      else {
        window.withdraw(identifier)
        return false
      }
      return true
    }
  }

  @Test(arguments: [("0", 0), ("0.25", 5), ("0.5", 10), ("0.125", 2), ("0.001", 1), ("1", 18)])
  func `what nobody asked for takes its share of a window and no more`(
    _ text: String, _ most: Int
  ) throws {
    let share = try #require(RateShare(text))
    var window = RateWindow()
    let sight = sent(10, .visible, in: &window, background: share)
    let rest = sent(20, .background, in: &window, background: share)
    // All of it means all but the reserve, as for everybody.
    #expect(sight + rest == most)
    #expect(window.usedUnasked(at: .zero) == most)
  }

  @Test(arguments: ["", ".5", "1.001", "1.5", "2", "-0.1", "0.2500", "25%", "1e-1", "0.", "٠.٥"])
  func `what is no share of a whole is refused`(_ text: String) {
    #expect(RateShare(text) == nil)
  }

  @Test func `what is asked for is served from all the rest`() {
    var window = RateWindow()
    #expect(sent(20, .background, in: &window) == 5)
    #expect(sent(20, .selected, in: &window) == 13)
    #expect(sent(20, .change, in: &window) == 2)
    #expect(window.usedHere(at: .zero) == 20)
    #expect(window.usedUnasked(at: .zero) == 5)
  }

  @Test func `over many windows it keeps to its share, also where that is less than one request`() {
    for rule in [twenty, two] {
      var window = RateWindow()
      var now = Duration.zero
      var moments: [Duration] = []
      while moments.count < 100 {
        let identifier = UInt64(moments.count)
        switch decide(&window, rule, identifier, .background, at: now) {
        case .send:
          window.settle(identifier, rule: rule, now: now)
          moments.append(now)
        case .wait(let until, _): now = until
        case .closed, .unwanted: Issue.record("it was turned away")
        }
      }
      // A quarter of what the limit allows in that time, or a little less.
      let allowed = Int(now / rule.window) * (rule.limit ?? 0)
      #expect(moments.count <= allowed / 4 + 5)
      #expect(moments.count >= allowed / 5)
    }
  }

  @Test func `those who wait for the share do not hold up what is asked for`() {
    var window = RateWindow()
    #expect(sent(5, .background, in: &window) == 5)
    for identifier in 100..<120 {
      guard case .wait = decide(&window, twenty, UInt64(identifier), .visible, at: .zero) else {
        Issue.record("more than the share was sent")
        return
      }
    }
    #expect(sent(20, .selected, in: &window) == 13)
  }

  @Test func `without the counts of others a tenth is taken, and one where that is less`() {
    for (rule, most) in [(twenty, 2), (two, 1)] {
      var window = RateWindow()
      window.unshared = .diskFull(at: "journal.sqlite")
      var sent = 0
      for identifier in 0..<20 {
        let decision = decide(&window, rule, UInt64(identifier), .change, at: .seconds(1))
        if decision == .send {
          sent += 1
        } else {
          // It asks again soon: the counts of the others may be back.
          #expect(decision == .wait(until: .seconds(2), because: [0]))
          window.withdraw(UInt64(identifier))
        }
      }
      #expect(sent == most)
    }
  }
}
