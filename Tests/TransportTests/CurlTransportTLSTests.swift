import FoundationEssentials
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1)))
struct CurlTransportTLSTests {
  let authority: TestAuthority

  init() throws {
    authority = try TestAuthority()
  }

  /// What a request to a server with `certificate` ends with.
  func outcome(
    _ certificate: TestCertificate, trusting authorities: String?
  ) async throws -> Result<HTTPResponse, TransportError> {
    let server = try TLSServer(certificate: certificate)
    defer { server.stop() }
    let transport = CurlTransport(userAgent: "lever/test", certificateAuthorities: authorities)
    do {
      return .success(
        try await transport.send(
          HTTPRequest(method: "GET", url: "https://127.0.0.1:\(server.port)/")))
    } catch {
      return .failure(error)
    }
  }

  @Test func `the certificate of a trusted authority is accepted`() async throws {
    let certificate = try authority.issue("right", for: "IP:127.0.0.1")
    let outcome = try await outcome(certificate, trusting: authority.certificate)
    #expect(try outcome.get().status == 200)
  }

  @Test(arguments: [HTTPRequest.Connection.kept, .fresh])
  func `many requests over TLS find nothing stray`(
    connection: HTTPRequest.Connection
  ) async throws {
    let server = try TLSServer(certificate: try authority.issue("many", for: "IP:127.0.0.1"))
    defer { server.stop() }
    let transport = CurlTransport(
      userAgent: "lever/test", certificateAuthorities: authority.certificate)
    for _ in 0..<5 {
      let answer = try await transport.send(
        HTTPRequest(
          method: "GET", url: "https://127.0.0.1:\(server.port)/", connection: connection))
      #expect(answer.status == 200)
    }
    #expect(transport.strayConnectionCount == 0)
  }

  @Test func `a server that offers nothing but HTTP 2 is understood`() async throws {
    let server = try HTTP2Server(certificate: try authority.issue("two", for: "IP:127.0.0.1"))
    defer { server.stop() }
    let transport = CurlTransport(
      userAgent: "lever/test", certificateAuthorities: authority.certificate)
    // Two over one connection, the second while it is known to speak HTTP/2; two on their own.
    for connection in [HTTPRequest.Connection.kept, .kept, .fresh, .fresh] {
      let answer = try await transport.send(
        HTTPRequest(
          method: "GET", url: "https://127.0.0.1:\(server.port)/nothing", connection: connection))
      #expect(answer.status == 404)
      #expect(answer.header("server")?.hasPrefix("nghttpd") == true)
    }
    // What a server says of itself between requests is no stray answer.
    #expect(transport.strayConnectionCount == 0)
  }

  @Test func `an unknown authority is refused before anything is sent`() async throws {
    let certificate = try authority.issue("stranger", for: "IP:127.0.0.1")
    let other = try TestAuthority()
    for authorities in [nil, other.certificate] {
      expectUntrusted(try await outcome(certificate, trusting: authorities))
    }
  }

  @Test func `a certificate for another host is refused before anything is sent`() async throws {
    let certificate = try authority.issue("elsewhere", for: "DNS:example.com,IP:127.0.0.2")
    expectUntrusted(try await outcome(certificate, trusting: authority.certificate))
  }

  @Test func `an expired certificate is refused before anything is sent`() async throws {
    let certificate = try authority.issue("old", for: "IP:127.0.0.1", days: -1)
    expectUntrusted(try await outcome(certificate, trusting: authority.certificate))
  }

  func expectUntrusted(_ outcome: Result<HTTPResponse, TransportError>) {
    guard case .failure(let error) = outcome else {
      Issue.record("an answer came: \(outcome)")
      return
    }
    #expect(error.kind == .untrustedCertificate)
    #expect(error.mayHaveBeenSent == false)
    #expect(!error.detail.isEmpty)
  }
}
