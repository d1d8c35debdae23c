import FoundationEssentials
import LeverDomain
import LeverWording
import Synchronization

/// One line on the terminal that says what a change does at the moment, with a countdown while it
/// waits. Draws nothing where no progress may be drawn.
final class StageLine: Sendable {
  private struct State {
    var stage: ChangeStage?
    var since = Date.distantPast
    var drawn = ""
    var isOver = false
  }

  private let context: CommandContext
  private let name: String
  private let state = Mutex(State())

  /// A line about the change of an instrument.
  init(context: CommandContext, name: String) {
    self.context = context
    self.name = name
  }

  /// Draws what has begun. Any thread may call it.
  func show(_ stage: ChangeStage) {
    guard context.mayDrawProgress else { return }
    let now = context.environment.now()
    state.withLock { state in
      state.stage = stage
      state.since = now
    }
    draw()
  }

  /// Keeps the countdown going until the task is cancelled.
  func tick() async {
    guard context.mayDrawProgress else { return }
    while !Task.isCancelled {
      await context.environment.pause(.seconds(1))
      draw()
    }
  }

  /// Takes the line away; nothing is drawn afterwards.
  func erase() {
    state.withLock { state in
      state.isOver = true
      if !state.drawn.isEmpty { context.environment.say("\r\u{1B}[K") }
    }
  }

  private func draw() {
    let now = context.environment.now()
    state.withLock { state in
      guard !state.isOver, let stage = state.stage else { return }
      let elapsed = Duration.seconds(now.timeIntervalSince(state.since))
      let text = "\(name): \(Wording.stage(stage, elapsed: elapsed))"
      guard text != state.drawn else { return }
      state.drawn = text
      context.environment.say("\r\u{1B}[K\(text)")
    }
  }
}
