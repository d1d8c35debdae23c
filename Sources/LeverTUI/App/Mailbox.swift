import Synchronization
import TerminalCanvas

/// Where news from other threads waits for the main one.
final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  private let waker: Waker

  /// A mailbox that wakes a terminal's wait.
  init(waking terminal: any Terminal) { waker = Waker(terminal: terminal) }

  /// Leaves a message. Any thread may call it.
  func post(_ message: Message) {
    let isFirst = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if isFirst { waker.wake() }
  }

  /// Takes all messages, oldest first.
  func takeAll() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}

/// Carries a terminal's `wake()` to other threads.
// Safe although unchecked: it calls nothing but `wake()`, which by the protocol's contract any
// thread may call.
private struct Waker: @unchecked Sendable {
  let terminal: any Terminal

  func wake() { terminal.wake() }
}
