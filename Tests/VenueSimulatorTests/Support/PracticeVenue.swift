import Cryptography

@testable import VenueSimulator

/// One simulated venue without a network: requests are signed as its documents say and handed to
/// it directly.
final class PracticeVenue: Sendable {
  let simulator: Simulator
  let site: VenueSite
  let key: PracticeKey
  let clock: TestClock

  init(
    _ venue: SimulatedVenue, faults: [Fault] = [], enforcesRateLimits: Bool = false,
    configure: (inout SimulatorOptions) -> Void = { _ in }
  ) throws {
    let clock = TestClock()
    var options = SimulatorOptions()
    options.faults = faults
    options.enforcesRateLimits = enforcesRateLimits
    options.clock = { clock.now }
    configure(&options)
    simulator = try Simulator(options: options, venues: [venue])
    guard let site = simulator.sites[venue] else { throw MissingVenue() }
    self.site = site
    key = try PracticeKey(venue: venue, number: 1, seed: options.seed)
    self.clock = clock
  }

  struct MissingVenue: Error {}

  /// What the venue delivers for a request as it stands.
  func deliver(_ request: Request) -> Delivery { site.serve(request) { _ in true } }

  /// The answer to a request as it stands; status 0 when none came.
  func send(_ request: Request) -> Reply { Reply(deliver(request)) }

  /// Sends a request signed with the account's own key.
  func call(
    _ method: String, _ path: String, _ query: String = "", json: String? = nil,
    at time: Int64? = nil
  ) throws -> Reply {
    send(try signed(method, path, query, json: json, at: time))
  }

  /// A request signed as the venue's documents say; with the text of an epoch in the time's place,
  /// where one is given.
  func signed(
    _ method: String, _ path: String, _ query: String = "", json: String? = nil,
    at time: Int64? = nil, epoch: String? = nil
  ) throws -> Request {
    let time = epoch ?? String(time ?? clock.now)
    let body = Array((json ?? "").utf8)
    let contentType = json == nil ? [] : [Header("Content-Type", "application/json")]
    switch key.venue {
    case .coinSwitchFutures, .coinSwitchHFT:
      let target = query.isEmpty ? path : path + "?" + query
      let decoded = PercentCoding.decode(target.utf8)
      let message = Array(method.utf8) + decoded + Array(time.utf8)
      var seed = Hexadecimal.decode(Array(key.apiSecret.utf8)) ?? []
      let signature = Hexadecimal.encode(
        try Ed25519.sign(message, seed: SecretBytes(wiping: &seed)))
      return Request(
        method: method, target: target,
        headers: contentType + [
          Header("X-AUTH-APIKEY", key.apiKey), Header("X-AUTH-SIGNATURE", signature),
        ] + (time.isEmpty ? [] : [Header("X-AUTH-EPOCH", time)]), body: body)
    case .ztdx:
      let signedQuery = (query.isEmpty ? "" : query + "&") + "timestamp=" + time
      let signature = try hmac(Array(signedQuery.utf8) + body)
      return Request(
        method: method, target: path + "?" + signedQuery + "&signature=" + signature,
        headers: contentType + [Header("X-MBX-APIKEY", key.apiKey)], body: body)
    case .bingx:
      let pairs = (query.isEmpty ? [] : query.split(separator: "&").map(String.init))
      let text = (pairs + ["recvWindow=5000", "timestamp=" + time]).sorted().joined(separator: "&")
      let signature = try hmac(Array(text.utf8))
      return Request(
        method: method, target: path + "?" + text + "&signature=" + signature,
        headers: [Header("X-BX-APIKEY", key.apiKey)])
    }
  }

  private func hmac(_ message: [UInt8]) throws -> String {
    Hexadecimal.encode(HMACSHA256.code(of: message, key: try SecretBytes(text: key.apiSecret)))
  }

  /// What the venue truly holds.
  func held(_ symbol: String) -> String? {
    simulator.setting(venue: key.venue.rawValue, account: key.account, symbol: symbol)
      .map { $0.long + "/" + $0.short }
  }
}

/// An answer, decoded.
struct Reply {
  let status: Int
  let headers: [Header]
  let text: String
  let json: JSONValue

  init(_ delivery: Delivery) {
    guard case .answer(let answer) = delivery else {
      (status, headers, text, json) = (0, [], "", .null)
      return
    }
    status = answer.status
    headers = answer.headers
    let bytes = answer.body.slice(from: 0, limit: 4 << 20)
    text = String(decoding: bytes, as: UTF8.self)
    json = (try? JSONParser.parse(bytes)) ?? .null
  }

  /// The value at a path of member names and indices.
  subscript(path: String...) -> JSONValue? {
    var value: JSONValue? = json
    for step in path {
      if let index = Int(step), case .array(let elements) = value {
        value = index < elements.count ? elements[index] : nil
      } else {
        value = value?[step]
      }
    }
    return value
  }

  /// How many elements or members there are at a path.
  func count(_ path: String...) -> Int {
    var value: JSONValue? = json
    for step in path { value = value?[step] }
    switch value {
    case .array(let elements): return elements.count
    case .object(let members): return members.count
    default: return -1
    }
  }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
