import FoundationEssentials
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct CurlTransportFailureTests {
  let transport = CurlTransport(userAgent: "lever/test")

  func failure(of request: HTTPRequest) async -> TransportError? {
    do {
      _ = try await transport.send(request)
      return nil
    } catch {
      return error
    }
  }

  /// What a server does that never gives a whole answer.
  enum Misbehaviour: String, CaseIterable, Sendable {
    case closesBeforeTheAnswer = ""
    case closesInTheStatusLine = "HTTP/1.1 2"
    case closesInTheHeaders = "HTTP/1.1 200 OK\r\nContent-Le"
    case closesAfterAnInterimAnswer = "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n"
    case closesInTheBody = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
    case closesInAChunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf"
    case speaksNoHTTP = "SSH-2.0-OpenSSH_9.2\r\n"
    case sendsBrokenGzip =
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"
  }

  @Test(arguments: Misbehaviour.allCases)
  func `a connection cut short is lost, and the request may have counted`(
    misbehaviour: Misbehaviour
  ) async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.send(misbehaviour.rawValue)
    }
    defer { server.stop() }
    let error = await failure(of: HTTPRequest(method: "POST", url: server.address()))
    #expect(error?.kind == .connectionLost)
    #expect(error?.mayHaveBeenSent == true)
    #expect(error?.detail.isEmpty == false)
  }

  @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"])
  func `time runs out when the answer does not come or does not end`(part: String) async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.send(part)
      connection.waitForClose()
    }
    defer { server.stop() }
    let error = await failure(
      of: HTTPRequest(method: "POST", url: server.address(), timeout: .milliseconds(300)))
    #expect(error?.kind == .timedOut)
    #expect(error?.mayHaveBeenSent == true)
  }

  @Test func `a body longer than allowed is cut off`() async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      while connection.send(String(repeating: "a", count: 1 << 20)) {}
    }
    defer { server.stop() }
    let error = await failure(
      of: HTTPRequest(method: "GET", url: server.address(), maximumResponseLength: 100_000))
    #expect(error?.kind == .responseTooLarge)
    #expect(error?.mayHaveBeenSent == true)
  }

  @Test func `a body of exactly the allowed length is taken`() async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer("200 OK", String(repeating: "a", count: 1000))
    }
    defer { server.stop() }
    let response = try await transport.send(
      HTTPRequest(method: "GET", url: server.address(), maximumResponseLength: 1000))
    #expect(response.body.count == 1000)
  }

  @Test func `endless headers are cut off`() async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\n")
      while connection.send("X-Again: " + String(repeating: "a", count: 1000) + "\r\n") {}
    }
    defer { server.stop() }
    let error = await failure(of: HTTPRequest(method: "GET", url: server.address()))
    #expect(error?.kind == .responseTooLarge)
  }

  @Test func `where nothing listens, nothing was sent`() async throws {
    let server = try ScriptedServer { _ in }
    let address = server.address()
    server.stop()
    // The port may linger for a moment while the listener closes.
    var error = await failure(of: HTTPRequest(method: "POST", url: address))
    while error?.mayHaveBeenSent == true {
      error = await failure(of: HTTPRequest(method: "POST", url: address))
    }
    #expect(error?.kind == .notConnected)
    #expect(error?.mayHaveBeenSent == false)
  }

  @Test func `a name that does not resolve is told apart`() async {
    let error = await failure(
      of: HTTPRequest(method: "GET", url: "https://nothing.invalid/", timeout: .seconds(30)))
    // A machine without a resolver at all may take its time to say so.
    #expect(error?.kind == .nameNotResolved || error?.kind == .timedOut)
    #expect(error?.mayHaveBeenSent == false)
  }

  @Test(arguments: [
    "http://example.com/", "http://127.0.0.1.example.com/", "http://localhost.example.com/",
    "http://user@127.0.0.1/", "ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1/", "",
    "https://", "https:///x", "https://host:0/", "https://host:99999/", "https://host:x/",
    "https://ho st/", "https://host/a b", "https://host/#part", "https://host/\r\nX: y",
    "http://0x7f.0.0.1/", "http://127.1/", "http://2130706433/", "http://127.0.0.01/",
    "http://[::2]/", "http://[::1/", "https://h%6fst/", "http://127.0.0.1@example.com/",
  ])
  func `an address that is neither HTTPS nor loopback is refused`(url: String) async {
    let error = await failure(of: HTTPRequest(method: "GET", url: url))
    #expect(error?.kind == .insecureAddress)
    #expect(error?.mayHaveBeenSent == false)
  }

  @Test(arguments: [
    HTTPHeader("X", "a\r\nInjected: yes"), HTTPHeader("X: y", "z"), HTTPHeader("", "z"),
    HTTPHeader("X Y", "z"), HTTPHeader("X", "a\0b"),
  ])
  func `a header that would break the request apart is refused`(header: HTTPHeader) async {
    let error = await failure(
      of: HTTPRequest(method: "GET", url: "http://127.0.0.1:1/", headers: [header]))
    #expect(error?.kind == .failed)
    #expect(error?.mayHaveBeenSent == false)
  }

  @Test func `giving up closes the connection at once`() async throws {
    let (closed, signal) = AsyncStream.makeStream(of: Void.self)
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.waitForClose()
      signal.yield()
    }
    defer { server.stop() }
    let request = HTTPRequest(method: "POST", url: server.address(), timeout: .seconds(600))
    let task = Task { await failure(of: request) }
    var received = server.requests.makeAsyncIterator()
    _ = await received.next()
    task.cancel()
    let error = await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.mayHaveBeenSent == true)
    var closings = closed.makeAsyncIterator()
    await closings.next()
  }

  @Test func `a task that is already cancelled sends nothing`() async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer()
    }
    defer { server.stop() }
    let request = HTTPRequest(method: "POST", url: server.address())
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await failure(of: request)
    }
    let error = await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.mayHaveBeenSent == false)
    #expect(server.connectionCount == 0)
  }

  @Test func `shutting down ends what is under way and refuses the rest`() async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.waitForClose()
    }
    defer { server.stop() }
    let request = HTTPRequest(method: "GET", url: server.address(), timeout: .seconds(600))
    let task = Task { await failure(of: request) }
    var received = server.requests.makeAsyncIterator()
    _ = await received.next()
    transport.shutDown()
    let error = await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.mayHaveBeenSent == true)
    let later = await failure(of: request)
    #expect(later?.kind == .cancelled)
    #expect(later?.mayHaveBeenSent == false)
  }
}
