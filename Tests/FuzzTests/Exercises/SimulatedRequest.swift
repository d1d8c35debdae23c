import Cryptography

@testable import VenueSimulator

/// A request to the simulator, written as text: `METHOD target`, header lines, an empty line and
/// the body.
struct SimulatedRequest {
  /// The moment at which requests are made, in Unix milliseconds.
  static let now: Int64 = 1_790_000_000_000

  let request: Request

  /// Whatever the bytes are, they are some request.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func nextLine() -> ArraySlice<UInt8> {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      defer { rest = rest[end...].dropFirst() }
      return rest[..<end]
    }
    let start = nextLine().split(separator: 0x20, maxSplits: 1)
    var headers: [Header] = []
    while headers.count < 20 {
      let line = nextLine()
      guard !line.isEmpty else { break }
      let halves = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      headers.append(
        Header(Self.text(halves.first ?? []), Self.text(halves.dropFirst().first ?? [])))
    }
    request = Request(
      method: Self.text(start.first ?? []), target: Self.text(start.dropFirst().first ?? []),
      headers: headers, body: Array(rest))
  }

  /// The same request, signed as the venue's documents say, so that more than its signature is
  /// looked at.
  func signed(with key: PracticeKey) throws(CryptographyError) -> Request {
    let time = String(Self.now)
    switch key.venue {
    case .coinSwitchFutures, .coinSwitchHFT:
      let message = CoinSwitchSignature.message(
        method: request.method, target: request.target, epoch: time)
      var seed = Hexadecimal.decode(Array(key.apiSecret.utf8)) ?? []
      let signature = try Ed25519.sign(message, seed: SecretBytes(wiping: &seed))
      return with([
        Header("X-AUTH-APIKEY", key.apiKey),
        Header("X-AUTH-SIGNATURE", Hexadecimal.encode(signature)), Header("X-AUTH-EPOCH", time),
      ])
    case .ztdx:
      let query = (request.query.isEmpty ? "" : request.query + "&") + "timestamp=" + time
      let signature = try Self.code(of: Array(query.utf8) + request.body, key)
      return with(
        [Header("X-MBX-APIKEY", key.apiKey)],
        target: request.path + "?" + query + "&signature=" + signature)
    case .bingx:
      let pairs = request.query.split(separator: "&").map(String.init)
      let query = (pairs + ["timestamp=" + time]).sorted().joined(separator: "&")
      let signature = try Self.code(of: Array(query.utf8), key)
      return with(
        [Header("X-BX-APIKEY", key.apiKey)],
        target: request.path + "?" + query + "&signature=" + signature)
    }
  }

  private func with(_ headers: [Header], target: String? = nil) -> Request {
    Request(
      method: request.method, target: target ?? request.target, headers: headers + request.headers,
      body: request.body)
  }

  private static func code(
    of message: [UInt8], _ key: PracticeKey
  ) throws(CryptographyError) -> String {
    Hexadecimal.encode(HMACSHA256.code(of: message, key: try SecretBytes(text: key.apiSecret)))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
