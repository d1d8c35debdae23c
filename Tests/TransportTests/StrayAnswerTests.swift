import Foundation
import Glibc
import Testing

@testable import Transport

/// Bytes that nobody asked for, as a broken proxy sends them, and connections of a request's own.
@Suite(.timeLimit(.minutes(1)))
struct StrayAnswerTests {
  let transport = CurlTransport(userAgent: "lever/test")

  /// A server that says `stray` behind its first answer on the first connection, when `moment` lets
  /// it; every other answer names its connection.
  func server(saying stray: String, after moment: DispatchSemaphore) throws -> ScriptedServer {
    try ScriptedServer { connection in
      while connection.readRequest() != nil {
        connection.answer("200 OK", "connection \(connection.number)")
        guard connection.number == 0 else { continue }
        moment.wait()
        connection.send(stray)
        connection.received.yield("said")
      }
    }
  }

  static let strays = [
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nSTRAY",
    "HTTP/1.1 400 Bad Request\r\nContent-Length: 5\r\n\r\nSTRAY",
    "HTTP/1.1 403 Forbidden\r\nContent-Length: 5\r\n\r\nSTRAY",
    "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n",
    "garbage", "\r\n",
  ]

  @Test(arguments: strays, ["GET", "POST"])
  func `what lies in wait on a kept connection is never the next answer`(
    stray: String, method: String
  ) async throws {
    let moment = DispatchSemaphore(value: 0)
    let server = try server(saying: stray, after: moment)
    defer { server.stop() }
    var received = server.requests.makeAsyncIterator()
    _ = try await transport.send(HTTPRequest(method: "GET", url: server.address("/first")))
    #expect(await received.next()?.hasPrefix("GET /first ") == true)
    moment.signal()
    #expect(await received.next() == "said")

    let answer = try await transport.send(
      HTTPRequest(method: method, url: server.address("/second"), body: Data()))
    #expect(answer.status == 200)
    #expect(String(decoding: answer.body, as: UTF8.self) == "connection 1")
    #expect(server.connectionCount == 2)
    #expect(transport.strayConnectionCount == 1)
    // The request went out once, on the new connection alone, which is kept no longer.
    #expect(await received.next()?.hasPrefix("\(method) /second ") == true)
    _ = try await transport.send(HTTPRequest(method: "GET", url: server.address("/third")))
    #expect(await received.next()?.hasPrefix("GET /third ") == true)
    #expect(transport.strayConnectionCount == 1)
  }

  @Test func `a fresh request shares its connection with nobody`() async throws {
    let server = try ScriptedServer { connection in
      while connection.readRequest() != nil {
        connection.answer("200 OK", "connection \(connection.number)")
      }
    }
    defer { server.stop() }
    var numbers: [String] = []
    for connection in [HTTPRequest.Connection.kept, .fresh, .kept, .fresh] {
      let answer = try await transport.send(
        HTTPRequest(method: "GET", url: server.address(), connection: connection))
      numbers.append(String(decoding: answer.body, as: UTF8.self))
    }
    #expect(numbers == ["connection 0", "connection 1", "connection 0", "connection 2"])
    #expect(transport.strayConnectionCount == 0)
  }

  @Test func `a fresh connection is closed once its answer came`() async throws {
    let (closed, signal) = AsyncStream.makeStream(of: Int.self)
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer()
      connection.waitForClose()
      signal.yield(connection.number)
    }
    defer { server.stop() }
    _ = try await transport.send(
      HTTPRequest(method: "POST", url: server.address(), connection: .fresh))
    var closings = closed.makeAsyncIterator()
    #expect(await closings.next() == 0)
  }

  @Test(arguments: [HTTPRequest.Connection.kept, .fresh])
  func `a server that speaks before it is asked is not asked`(
    connection: HTTPRequest.Connection
  ) async throws {
    // It answers with the handshake, so that the bytes are there when the request would go out.
    let server = try ScriptedServer { connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nSTRAY")
      if connection.readRequest() != nil { connection.answer("200 OK", "late") }
    }
    defer { server.stop() }
    // Whether the bytes come before the request is for the scheduler to say: the answer then is no
    // stray one by any measure. It must happen in one of many tries.
    var refusals = 0
    for _ in 0..<200 where refusals == 0 {
      do {
        _ = try await transport.send(
          HTTPRequest(method: "POST", url: server.address(), connection: connection))
      } catch {
        #expect(error.kind == .connectionLost)
        #expect(!error.mayHaveBeenSent)
        refusals += 1
      }
    }
    #expect(refusals == 1)
    #expect(transport.strayConnectionCount >= 1)
  }

  @Test func `what stands behind an answer ends the connection`() async throws {
    let server = try ScriptedServer { connection in
      while connection.readRequest() != nil {
        connection.send(
          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\(connection.number)!"
            + "HTTP/1.1 400 Bad Request\r\nContent-Length: 5\r\n\r\nSTRAY")
      }
    }
    defer { server.stop() }
    for number in 0..<3 {
      let answer = try await transport.send(HTTPRequest(method: "GET", url: server.address()))
      #expect(answer.body == Data("\(number)!".utf8))
    }
  }

  @Test func `a connection that the server has closed costs no request`() async throws {
    let (closed, signal) = AsyncStream.makeStream(of: Void.self)
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer("200 OK", "\(connection.number)")
      shutdown(connection.descriptor, Int32(SHUT_WR))
      signal.yield()
      connection.waitForClose()
    }
    defer { server.stop() }
    var closings = closed.makeAsyncIterator()
    for number in 0..<3 {
      let answer = try await transport.send(HTTPRequest(method: "POST", url: server.address()))
      #expect(answer.body == Data("\(number)".utf8))
      await closings.next()
    }
    #expect(transport.strayConnectionCount == 0)
  }
}
