import Synchronization

/// The answer to a request that a proxy holds: it comes once the request has been delivered.
final class HeldAnswer: Sendable, Equatable {
  private let wakeUp = WakeUp()
  private let arrived = Mutex<Delivery?>(nil)

  /// What came; nil while the request is held.
  var delivery: Delivery? { arrived.withLock { $0 } }

  /// Hands over what came, and wakes who waits for it.
  func arrive(_ delivery: Delivery) {
    arrived.withLock { $0 = delivery }
    wakeUp.fire()
  }

  /// Waits for what comes; nil when the simulator stops or the client at `socket` goes before.
  func wait(until stopSignal: StopSignal, socket: Int32) -> Delivery? {
    stopSignal.wait(milliseconds: nil, socket: socket, or: wakeUp) ? delivery : nil
  }

  static func == (left: HeldAnswer, right: HeldAnswer) -> Bool { left === right }
}
