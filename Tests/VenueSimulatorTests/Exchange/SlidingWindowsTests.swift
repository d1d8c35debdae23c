import Testing

@testable import VenueSimulator

@Suite struct `Sliding windows` {
  private let limit = SlidingWindows.Limit(key: "a", limit: 3, duration: 1000)

  @Test func `an event leaves after exactly its duration`() {
    var windows = SlidingWindows()
    for time in [0, 400, 800] as [Int64] {
      guard case .admitted = windows.admit([limit], now: time) else {
        Issue.record("refused at \(time)")
        continue
      }
    }
    #expect(windows.admit([limit], now: 999) == .refused(limit: limit, freeAt: 1000))
    #expect(windows.admit([limit], now: 1000) == .admitted(remaining: 0, resetsAt: 1400))
    #expect(windows.admit([limit], now: 1399) == .refused(limit: limit, freeAt: 1400))
  }

  @Test func `a refusal by one limit counts against none`() {
    var windows = SlidingWindows()
    let tight = SlidingWindows.Limit(key: "b", limit: 1, duration: 1000)
    _ = windows.admit([limit, tight], now: 0)
    for _ in 0..<5 {
      #expect(windows.admit([limit, tight], now: 1) == .refused(limit: tight, freeAt: 1000))
    }
    #expect(windows.admit([limit], now: 1) == .admitted(remaining: 1, resetsAt: 1000))
  }

  @Test func `a heavy event waits for as much as it weighs`() {
    var windows = SlidingWindows()
    _ = windows.admit([limit], now: 0)
    _ = windows.admit([limit], now: 100)
    let heavy = SlidingWindows.Limit(key: "a", limit: 3, duration: 1000, weight: 3)
    #expect(windows.admit([heavy], now: 200) == .refused(limit: heavy, freeAt: 1100))
    #expect(windows.blockedUntil(limit, now: 200) == nil)
    _ = windows.admit([limit], now: 200)
    #expect(windows.blockedUntil(limit, now: 200) == 1000)
  }
}
