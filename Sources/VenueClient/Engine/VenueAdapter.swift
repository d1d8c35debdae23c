import FoundationEssentials
import LeverDomain
import RateLimiting
import Transport

/// What one venue adds to the shared engine: a value that knows how the venue's requests are written
/// and its answers read. It sends nothing.
protocol VenueAdapter: Hashable, Sendable {
  /// Which venue.
  var venue: Venue { get }
  /// The venue's own address, as its documents give it.
  var baseURL: String { get }
  /// What holds on the venue for every instrument.
  var traits: VenueTraits { get }
  /// What the venue's symbols are made of.
  var alphabet: SymbolAlphabet { get }
  /// Every limit of the account, for showing what is left.
  var limits: [RateRule] { get }
  /// The limit that counts changes of leverage.
  var changeLimit: RateRule { get }
  /// Whether the venue's form can carry the values of a leg.
  func carries(_ leg: ChangeStep) -> Bool
  /// The request of one leg of a change.
  func request(for leg: ChangeStep) -> VenueRequest
  /// What the answer to an accepted change of an instrument tells beside that it is done.
  func acceptance(
    of symbol: ContractSymbol, in answer: VenueAnswer
  ) throws(VenueError) -> ChangeAcceptance
  /// Whether a refused change says that this already was the setting.
  func isNotModified(_ error: VenueError) -> Bool
  /// The connection of one account.
  func connection(
    over link: VenueLink<Self>, orders: (any OrderSearchCache)?
  ) -> any VenueConnection
  /// How the venue wants requests signed.
  var algorithm: SigningKey.Algorithm { get }
  /// Writes a request out as it goes on the wire. `timestamp` is Unix milliseconds of the venue's
  /// clock.
  func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest
  /// The failure that an answer reports, or nil for a success.
  func failure(in answer: VenueAnswer, to endpoint: Endpoint) -> VenueError?
  /// Whether an answer is a refusal in the very shape that the venue's documents give: status,
  /// members and their types. Only such an answer says that a change was not made.
  func isRefusal(_ answer: VenueAnswer) -> Bool
  /// What an answer says of the venue's own counts. `now` is the venue's time.
  func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice]
  /// How long a refusal's own words ask to stay away; nil when they do not say. `now` is the
  /// venue's time.
  func retryAfter(_ error: VenueError, now: Date) -> Duration?
  /// The request that asks for the venue's time.
  var clockRequest: VenueRequest { get }
  /// The venue's time in the answer, as Unix milliseconds.
  func clockTime(in answer: VenueAnswer) throws(VenueError) -> Int64
  /// Closed while the venue bans the account or the address altogether.
  var gate: RateRule { get }
  /// How long to stay away when the venue names no time.
  var backOff: BackOff { get }
  /// Whether a rejected key may be a passing mistake of the venue, or a clock that is off: then a
  /// read is tried a second time.
  var rejectsGoodKeysAtTimes: Bool { get }
}

extension VenueAdapter {
  /// A request, signed and ready to be sent.
  func sign(
    _ request: SignableRequest, with key: SigningKey, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    try compose(RequestDraft(sending: request, with: key), base: base, timestamp: timestamp)
  }

  /// A request with key, signature and time named instead of shown: only the moment of sending
  /// decides them, and a preview that ticked would look different each time it is compared.
  func preview(_ request: VenueRequest, base: BaseAddress) -> RequestPreview {
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
  func venueTime(in answer: VenueAnswer) throws(VenueError) -> Int64 {
    let time = try clockTime(in: answer)
    guard Date(milliseconds: time) != nil else { throw VenueError(.unreadable) }
    return time
  }

  var rejectsGoodKeysAtTimes: Bool { false }

  func isNotModified(_ error: VenueError) -> Bool { false }

  func notices(in response: HTTPResponse, to endpoint: Endpoint, now: Date) -> [LimitNotice] { [] }

  func retryAfter(_ error: VenueError, now: Date) -> Duration? { nil }
}
