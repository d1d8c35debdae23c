import LeverDomain
import RateLimiting
import Testing

struct RateWindowQueueTests {
  let rule = RateRule("leverage", limit: 2, per: .seconds(10))

  func decide(
    _ window: inout RateWindow, _ identifier: UInt64, at now: Duration,
    _ priority: RequestPriority = .selected
  ) -> RateDecision {
    var windows = [window]
    defer { window = windows[0] }
    return RateDecision.decide(
      [RateCharge(rule)], windows: &windows, priority: priority, identifier: identifier, now: now)
  }

  func wait(_ decision: RateDecision) throws -> Duration {
    guard case .wait(let until, _) = decision else {
      Issue.record("it was not told to wait: \(decision)")
      return .zero
    }
    return until
  }

  @Test func `each who waits gets its own turn, the second looking whether the first came`() throws
  {
    var window = RateWindow()
    #expect(decide(&window, 1, at: .zero) == .send)
    #expect(decide(&window, 2, at: .seconds(4)) == .send)
    let first = try wait(decide(&window, 3, at: .seconds(5)))
    let look = try wait(decide(&window, 4, at: .seconds(5)))
    #expect(first < .seconds(11))
    #expect(look == first + RateWindow.grace)
    #expect(decide(&window, 3, at: first) == .send)
    let second = try wait(decide(&window, 4, at: look))
    #expect(second > .seconds(14))
    #expect(second < .seconds(15))
    #expect(decide(&window, 4, at: second) == .send)
  }

  @Test func `a change goes before everybody who waits`() throws {
    var window = RateWindow()
    for identifier in 1...2 { #expect(decide(&window, UInt64(identifier), at: .zero) == .send) }
    let waiting = try wait(decide(&window, 3, at: .seconds(1)))
    _ = try wait(decide(&window, 4, at: .seconds(1)))
    #expect(decide(&window, 5, at: waiting, .change) == .send)
    #expect(decide(&window, 3, at: waiting) == .send)
    _ = try wait(decide(&window, 4, at: waiting))
  }

  @Test func `who does not come back loses the place`() throws {
    var window = RateWindow()
    for identifier in 1...2 { #expect(decide(&window, UInt64(identifier), at: .zero) == .send) }
    let gone = try wait(decide(&window, 3, at: .seconds(1)))
    _ = try wait(decide(&window, 4, at: .seconds(1)))
    // One place is free beside the one that is kept.
    #expect(decide(&window, 4, at: gone) == .send)
    let kept = try wait(decide(&window, 5, at: gone))
    #expect(kept == gone + RateWindow.grace)
    #expect(decide(&window, 5, at: kept) == .send)
  }

  @Test func `who gives up frees the place at once`() throws {
    var window = RateWindow()
    for identifier in 1...2 { #expect(decide(&window, UInt64(identifier), at: .zero) == .send) }
    _ = try wait(decide(&window, 3, at: .seconds(1)))
    let behind = try wait(decide(&window, 4, at: .seconds(1)))
    window.withdraw(3)
    #expect(try wait(decide(&window, 4, at: .seconds(1))) <= behind)
    #expect(window.placesAhead(of: 4, priority: .selected, now: .seconds(1)).isEmpty)
  }

  @Test func `a window is the same after it was stored, or counts a little longer`() throws {
    var window = RateWindow()
    for identifier in 1...2 { #expect(decide(&window, UInt64(identifier), at: .zero) == .send) }
    _ = try wait(decide(&window, 3, at: .milliseconds(1)))
    window.close(for: .seconds(3), now: .seconds(1))
    _ = window.backOff(BackOff(first: .seconds(1), longest: .seconds(2)), now: .seconds(1))
    #expect(RateWindow(storedBytes: window.storedBytes) == window)
    let shifted = try #require(
      RateWindow(storedBytes: window.storedBytes, shiftedBy: .seconds(-1)))
    #expect(shifted.closedUntil == .seconds(3))
    #expect(shifted.entries.map(\.freeAt) == window.entries.map { $0.freeAt - .seconds(1) })

    var odd = RateWindow()
    odd.close(for: Duration(secondsComponent: 1, attosecondsComponent: 1), now: .zero)
    let stored = try #require(RateWindow(storedBytes: odd.storedBytes))
    #expect(stored.closedUntil == .seconds(1) + .nanoseconds(1))
  }

  @Test func `damaged bytes are no window`() {
    var window = RateWindow()
    for identifier in 1...2 { #expect(decide(&window, UInt64(identifier), at: .zero) == .send) }
    let bytes = window.storedBytes
    for count in 0..<bytes.count {
      #expect(RateWindow(storedBytes: Array(bytes.prefix(count))) == nil)
    }
    #expect(RateWindow(storedBytes: [9] + bytes.dropFirst()) == nil)
  }

  @Test func `two windows that were kept apart count together`() {
    var (left, right) = (RateWindow(), RateWindow())
    #expect(decide(&left, 1, at: .zero) == .send)
    right = left
    #expect(decide(&left, 2, at: .zero) == .send)
    #expect(decide(&right, 3, at: .zero) == .send)
    #expect(left.merged(with: right).used(at: .seconds(1)) == 3)
    #expect(RateWindow().isIdle(at: .zero))
    #expect(!left.isIdle(at: .seconds(1)))
    #expect(left.isIdle(at: .seconds(20)))
  }
}
