import FoundationEssentials
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct CurlTransportTests {
  let transport = CurlTransport(userAgent: "lever/test", connectTimeout: .seconds(30))

  /// The error that a request ends with; nil when it brings an answer.
  func failure(of request: HTTPRequest) async -> TransportError? {
    do {
      _ = try await transport.send(request)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a read goes out as it was written, and its answer comes whole`() async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer("404 Not Found", headers: ["X-One: 1", "x-TWO:  two words "], "nothing")
    }
    defer { server.stop() }
    let target = "/a/../b//%7e?symbol=BTC%2FUSDT&x={1}&empty=&y='\"|\\^`"
    let response = try await transport.send(
      HTTPRequest(
        method: "GET", url: server.address(target),
        headers: [HTTPHeader("X-Key", "abc"), HTTPHeader("X-Empty", "")]))

    var received = server.requests.makeAsyncIterator()
    #expect(
      await received.next() == """
        GET \(target) HTTP/1.1\r
        Host: 127.0.0.1:\(server.port)\r
        User-Agent: lever/test\r
        Accept: */*\r
        Accept-Encoding: gzip\r
        X-Key: abc\r
        X-Empty:\r
        \r

        """)
    #expect(response.status == 404)
    #expect(response.body == Data("nothing".utf8))
    #expect(response.header("X-Two") == "two words")
    #expect(response.header("x-one") == "1")
    #expect(response.duration > .zero)
  }

  @Test(arguments: [
    "", "{\"leverage\":\"25\",\"zero\":\"\\u0000\"}", String(repeating: "a", count: 200_000),
  ])
  func `a change carries its body and no other headers`(body: String) async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer()
    }
    defer { server.stop() }
    _ = try await transport.send(
      HTTPRequest(
        method: "POST", url: server.address("/leverage?"),
        headers: [HTTPHeader("Content-Type", "application/json")], body: Data(body.utf8)))

    var received = server.requests.makeAsyncIterator()
    #expect(
      await received.next() == """
        POST /leverage? HTTP/1.1\r
        Host: 127.0.0.1:\(server.port)\r
        User-Agent: lever/test\r
        Accept: */*\r
        Accept-Encoding: gzip\r
        Content-Type: application/json\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """)
  }

  @Test(arguments: ["PUT", "DELETE", "PATCH"])
  func `other methods are sent under their own name`(method: String) async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer()
    }
    defer { server.stop() }
    _ = try await transport.send(
      HTTPRequest(method: method, url: server.address("/x"), body: Data("b".utf8)))
    var received = server.requests.makeAsyncIterator()
    let request = await received.next()
    #expect(request?.hasPrefix("\(method) /x HTTP/1.1\r\n") == true)
    #expect(request?.hasSuffix("\r\n\r\nb") == true)
  }

  @Test func `a kept connection carries the next request`() async throws {
    let server = try ScriptedServer { connection in
      while connection.readRequest() != nil { connection.answer() }
    }
    defer { server.stop() }
    for method in ["GET", "POST", "GET", "POST"] {
      _ = try await transport.send(HTTPRequest(method: method, url: server.address()))
    }
    #expect(server.connectionCount == 1)
  }

  @Test(arguments: ["GET", "POST"], ["", "body"])
  func `a request that meets a dying connection is never sent again`(
    method: String, body: String
  ) async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.answer()
      // The second request on this connection is read and never answered.
      connection.readRequest()
    }
    defer { server.stop() }
    var request = HTTPRequest(method: method, url: server.address())
    request.body = Data(body.utf8)
    _ = try await transport.send(request)
    let error = await failure(of: request)
    #expect(error?.kind == .connectionLost)
    #expect(error?.mayHaveBeenSent == true)
    #expect(error?.detail == "the kept connection was closed before an answer came")

    // A third request gets through, and is only the third that the server ever saw.
    _ = try await transport.send(HTTPRequest(method: "GET", url: server.address("/third")))
    var received = server.requests.makeAsyncIterator()
    for prefix in ["\(method) / ", "\(method) / ", "GET /third "] {
      #expect(await received.next()?.hasPrefix(prefix) == true)
    }
  }

  @Test func `a redirect is an answer like any other`() async throws {
    let server = try ScriptedServer { connection in
      while connection.readRequest() != nil {
        connection.answer("302 Found", headers: ["Location: /elsewhere"], "moved")
      }
    }
    defer { server.stop() }
    let response = try await transport.send(HTTPRequest(method: "GET", url: server.address()))
    #expect(response.status == 302)
    #expect(response.header("location") == "/elsewhere")
    _ = try await transport.send(HTTPRequest(method: "GET", url: server.address("/next")))
    var received = server.requests.makeAsyncIterator()
    #expect(await received.next()?.hasPrefix("GET / ") == true)
    #expect(await received.next()?.hasPrefix("GET /next ") == true)
  }

  @Test func `interim answers and trailers do not pass for the answer`() async throws {
    let server = try ScriptedServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n")
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Late\r\n\r\n")
      connection.send("4\r\nbody\r\n0\r\nX-Late: 1\r\n\r\n")
    }
    defer { server.stop() }
    let response = try await transport.send(HTTPRequest(method: "GET", url: server.address()))
    #expect(response.status == 200)
    #expect(response.body == Data("body".utf8))
    #expect(response.header("X-Early") == nil)
    #expect(response.header("X-Late") == nil)
  }

  @Test func `many requests at once each get their own answer`() async throws {
    let server = try ScriptedServer { connection in
      while let request = connection.readRequest() {
        connection.answer(
          String(request.split(separator: " ")[1]).isEmpty ? "500 No" : "200 OK",
          String(request.split(separator: " ")[1]))
      }
    }
    defer { server.stop() }
    let matches = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          let response = try? await transport.send(
            HTTPRequest(
              method: "GET", url: server.address("/\(number)"), timeout: .seconds(60)))
          return response?.body == Data("/\(number)".utf8)
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(matches == 200)
  }
}
