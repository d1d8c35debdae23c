import Foundation
import Testing

@testable import Transport

/// Each in a process of its own: the variables are those of the whole process.
@Suite(.timeLimit(.minutes(1)))
struct CurlTransportProxyTests {
  @Test func `a loopback address is reached past every proxy`() async {
    await #expect(processExitsWith: .success) {
      for variable in ["http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"] {
        setenv(variable, "http://127.0.0.1:1", 1)
      }
      let server = try ScriptedServer { connection in
        connection.readRequest()
        connection.answer("200 OK", "direct")
      }
      let response = try await CurlTransport(userAgent: "lever/test").send(
        HTTPRequest(method: "GET", url: server.address()))
      exit(response.body == Data("direct".utf8) ? 0 : 1)
    }
  }

  @Test func `a proxy is asked for a tunnel and sees nothing of the request`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try ScriptedServer { connection in
        connection.readRequest()
        connection.answer("502 Bad Gateway")
      }
      setenv("https_proxy", "http://127.0.0.1:\(proxy.port)", 1)
      var failure: TransportError?
      do throws(TransportError) {
        _ = try await CurlTransport(userAgent: "lever/test").send(
          HTTPRequest(
            method: "POST", url: "https://nothing.invalid/secret-path",
            headers: [HTTPHeader("X-Key", "made-up-key")]))
      } catch {
        failure = error
      }
      var received = proxy.requests.makeAsyncIterator()
      let request = await received.next() ?? ""
      let isTunnel = request.hasPrefix("CONNECT nothing.invalid:443 HTTP/1.1\r\n")
      let isClean = !request.contains("made-up-key") && !request.contains("secret-path")
      exit(isTunnel && isClean && failure?.mayHaveBeenSent == false ? 0 : 1)
    }
  }
}
