import CMicroHTTPD
import Glibc
import Synchronization

/// Serves one venue on 127.0.0.1: one thread a connection, so that a request that is held back
/// holds nobody else back.
final class VenueServer: Sendable {
  private static let maximumConnections: UInt32 = 512
  private static let strayDelay: Int64 = 20

  private let site: VenueSite
  private let stopSignal: StopSignal
  // The daemon's address; its functions may be called from any thread.
  private let daemon = Mutex<UInt>(0)

  init(site: VenueSite, stopSignal: StopSignal) {
    self.site = site
    self.stopSignal = stopSignal
  }

  deinit { stop() }

  /// Listens on `port`, or on any free one for 0; returns the port.
  func start(port: UInt16) throws(SimulatorError) -> UInt16 {
    // The daemon holds this object without counting; stop() ends it before this object can go.
    let context = Unmanaged.passUnretained(self).toOpaque()
    let started = shim_start_loopback_daemon(
      port, Self.maximumConnections, Self.handle, Self.receive, Self.complete, context)
    guard let started else {
      throw .cannotListen(venue: site.venue.rawValue, port: port)
    }
    daemon.withLock { $0 = UInt(bitPattern: started) }
    return shim_bound_port(started)
  }

  /// Closes every connection. Waits that are under way must have been ended before.
  func stop() {
    let address = daemon.withLock { daemon in
      defer { daemon = 0 }
      return daemon
    }
    if let running = OpaquePointer(bitPattern: address) { MHD_stop_daemon(running) }
  }

  // Called first for every request, with the target as it stands on the wire.
  private static let receive:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
    ) -> UnsafeMutableRawPointer? = { _, target, _ in
      let text = target.map { String(cString: $0) } ?? "/"
      return Unmanaged.passRetained(Reception(target: text)).toOpaque()
    }

  // Called last for every request that was received, whatever became of it.
  private static let complete:
    @convention(c) (
      UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
      MHD_RequestTerminationCode
    ) -> Void = { context, connection, state, code in
      guard let pointer = state?.pointee else { return }
      state?.pointee = nil
      let reception = Unmanaged<Reception>.fromOpaque(pointer).takeRetainedValue()
      if let stray = reception.stray, code == .REQUEST_TERMINATED_COMPLETED_OK, let context,
        let connection
      {
        Unmanaged<VenueServer>.fromOpaque(context).takeUnretainedValue()
          .leave(stray, on: shim_connection_socket(connection))
      }
      if reception.closesAfterAnswer, let connection {
        // What was written stays on its way; after it, the client reads the end.
        shutdown(shim_connection_socket(connection), Int32(SHUT_RDWR))
      }
    }

  // Called when the head is there, for each piece of the body, and when the request is complete.
  private static let handle: MHD_AccessHandlerCallback = {
    context, connection, _, method, _, piece, length, state in
    guard let context, let connection, let method, let length, let pointer = state?.pointee else {
      return .NO
    }
    let server = Unmanaged<VenueServer>.fromOpaque(context).takeUnretainedValue()
    let reception = Unmanaged<Reception>.fromOpaque(pointer).takeUnretainedValue()
    if !reception.hasHead {
      guard reception.readHead(of: connection) else {
        return WireAnswer.send(
          .text("length limit exceeded", status: 413), over: connection)
      }
      return .YES
    }
    if length.pointee > 0 {
      let bytes = UnsafeRawBufferPointer(start: piece, count: length.pointee)
      length.pointee = 0
      return reception.take(bytes) ? .YES : .NO
    }
    let request = reception.request(method: String(cString: method))
    return server.serve(request, reception: reception, over: connection)
  }

  /// Writes bytes to a connection on which nobody has asked for anything. A client that reads the
  /// answer and these at once would notice: they come a moment later.
  private func leave(_ stray: [UInt8], on socket: Int32) {
    guard stopSignal.wait(milliseconds: Self.strayDelay, socket: socket) else { return }
    let count = send(socket, stray, stray.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    if count == stray.count { site.withState { $0.strayAnswers += 1 } }
  }

  private func serve(
    _ request: Request, reception: Reception, over connection: OpaquePointer
  ) -> MHD_Result {
    let socket = shim_connection_socket(connection)
    let delivery = site.serve(request) { stopSignal.wait(milliseconds: $0, socket: socket) }
    return deliver(delivery, reception: reception, over: connection)
  }

  private func deliver(
    _ delivery: Delivery, reception: Reception, over connection: OpaquePointer
  ) -> MHD_Result {
    let socket = shim_connection_socket(connection)
    switch delivery {
    case .answer(let answer):
      return WireAnswer.send(answer, over: connection)
    case .answerThenClose(let answer):
      reception.closesAfterAnswer = true
      return WireAnswer.send(answer, over: connection)
    case .answerThenStray(let answer, let stray):
      reception.stray = stray
      return WireAnswer.send(answer, over: connection)
    case .half(let answer):
      return WireAnswer.send(answer, over: connection, upTo: answer.body.count / 2)
    case .cut:
      return .NO
    case .held(let answer):
      guard let arrived = answer.wait(until: stopSignal, socket: socket) else { return .NO }
      return deliver(arrived, reception: reception, over: connection)
    case .hang:
      _ = stopSignal.wait(milliseconds: nil, socket: socket)
      return .NO
    }
  }
}
