import Dispatch
import Synchronization
import TerminalCanvas

/// A terminal whose person waits for a picture, then presses keys, and so on to the end of the
/// script. When the picture does not come, the terminal hangs up.
final class ScriptedTerminal: Terminal {
  /// What is waited for, and what is pressed then, all at once.
  struct Step: Sendable {
    let until: String
    let events: [InputEvent]
  }

  let size = Size(columns: 120, rows: 40)
  let abilities = TerminalAbilities(colours: .none, unicode: true, mouse: true)
  private(set) var shown = ""
  private(set) var discards = 0
  private(set) var forgets = 0
  private(set) var copied: [String] = []
  private(set) var themes: [String] = []
  private var steps: [Step]
  private let wakes = DispatchSemaphore(value: 0)

  init(_ steps: [Step]) { self.steps = steps }

  func use(_ theme: Theme) { themes.append(theme.name) }

  func show(_ canvas: Canvas) { shown = canvas.text }

  func forgetScreen() { forgets += 1 }

  func waitForInput(timeout: Duration?) -> [InputEvent] {
    if let step = steps.first, shown.contains(step.until) {
      steps.removeFirst()
      return step.events
    }
    let hasNews = wakes.wait(timeout: .now() + 120) == .success
    return hasNews ? [] : [.terminate(signal: 1)]
  }

  func copy(_ text: String) { copied.append(text) }

  func discardPendingInput() { discards += 1 }

  func wake() { wakes.signal() }

  func close() {}
}
