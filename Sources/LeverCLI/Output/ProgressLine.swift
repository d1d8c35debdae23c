import FoundationEssentials
import LeverDomain
import LeverWording
import Synchronization

/// One line on the terminal that says how far a long reading has come and how long it will take.
final class ProgressLine: Sendable {
  private struct State {
    var lastDrawn: Date?
    var isOver = false
  }

  private let context: CommandContext
  private let total: Int
  private let state = Mutex(State())

  init(context: CommandContext, total: Int) {
    self.context = context
    self.total = total
  }

  /// Draws, unless that was done a moment ago.
  ///
  /// - Parameters:
  ///   - done: how many rows have been read.
  ///   - timeLeft: how long the slowest account will take; asked only when drawing.
  func draw(done: Int, timeLeft: @Sendable () async -> Duration?) async {
    let now = context.environment.now()
    let isDue = state.withLock { state in
      if state.isOver { return false }
      if let last = state.lastDrawn, now.timeIntervalSince(last) < 0.2 { return false }
      state.lastDrawn = now
      return true
    }
    guard isDue else { return }
    let left = await timeLeft()
    let estimate = left.map { $0 > .seconds(1) ? ", about \(Wording.duration($0)) left" : "" }
    state.withLock { state in
      guard !state.isOver else { return }
      context.environment.say("\r\u{1B}[Kreading \(done) of \(total)\(estimate ?? "")")
    }
  }

  /// Takes the line away; nothing is drawn afterwards.
  func erase() {
    state.withLock { state in
      state.isOver = true
      if state.lastDrawn != nil { context.environment.say("\r\u{1B}[K") }
    }
  }
}
