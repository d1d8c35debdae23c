import FoundationEssentials
import LeverDomain
import Transport

/// What a venue's rooms give to the shared engine. Pure: no room sends anything.
protocol VenueRooms: Sendable {
  /// Which venue.
  static var venue: Venue { get }
  /// What holds on the venue for every instrument.
  static var traits: VenueTraits { get }
  /// The request of one leg of a change. `form` counts on a venue that takes more than one.
  static func request(for leg: ChangeStep, as form: RequestForm) -> VenueRequest
  /// How the venue wants requests signed.
  static var algorithm: SigningKey.Algorithm { get }
  /// Writes a request out as it goes on the wire. `timestamp` is Unix milliseconds of the venue's
  /// clock.
  static func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest
  /// The failure that an answer reports, or nil for a success.
  static func failure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError?
  /// Whether an answer is a refusal in the very shape that the venue's documents give: status,
  /// members and their types. Only such an answer says that a change was not made.
  static func isRefusal(_ response: HTTPResponse) -> Bool
  /// What an answer says of the venue's own counts. `now` is the venue's time.
  static func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice]
  /// How long a refusal's own words ask to stay away; nil when they do not say. `now` is the
  /// venue's time.
  static func retryAfter(_ error: VenueError, now: Date) -> Duration?
  /// The request that asks for the venue's time.
  static var clockRequest: VenueRequest { get }
  /// The venue's time in the answer, as Unix milliseconds.
  static func clockTime(in body: Data) throws(VenueError) -> Int64
  /// Closed while the venue bans the account or the address altogether.
  static var gate: RateRule { get }
  /// How long to stay away when the venue names no time.
  static var backOff: BackOff { get }
  /// Whether a rejected key may be a passing mistake of the venue, or a clock that is off: then a
  /// read is tried a second time.
  static var rejectsGoodKeysAtTimes: Bool { get }
}

extension VenueRooms {
  /// A request, signed and ready to be sent.
  static func sign(
    _ request: SignableRequest, with key: SigningKey, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    try compose(RequestDraft(sending: request, with: key), base: base, timestamp: timestamp)
  }

  /// A request with key, signature and time named instead of shown: only the moment of sending
  /// decides them, and a preview that ticked would look different each time it is compared.
  static func preview(_ request: VenueRequest, base: BaseAddress) -> RequestPreview {
    // No venue takes such a number for anything else, so what reads like it is the time.
    let timestamp = Int64.max
    func naming(_ text: String) -> String {
      text.replacing(String(timestamp), with: RequestDraft.timeName)
    }
    guard
      let composed = try? compose(
        RequestDraft(showing: request), base: base, timestamp: timestamp)
    else {
      return RequestPreview(
        method: request.endpoint.method, url: base.text + request.target, headers: [], body: "")
    }
    return RequestPreview(
      method: composed.method, url: naming(composed.url),
      headers: composed.headers.map { naming("\($0.name): \($0.value)") },
      body: naming(String(decoding: composed.body, as: UTF8.self)))
  }

  /// The venue's time in an answer, as Unix milliseconds.
  ///
  /// - Throws: ``VenueError`` of kind `unreadable` also for a time that no clock shows: reckoning
  ///   with it would leave the range of dates.
  static func venueTime(in body: Data) throws(VenueError) -> Int64 {
    let time = try clockTime(in: body)
    guard Date(milliseconds: time) != nil else { throw VenueError(.unreadable) }
    return time
  }

  static var rejectsGoodKeysAtTimes: Bool { false }

  static func retryAfter(_ error: VenueError, now: Date) -> Duration? { nil }
}
